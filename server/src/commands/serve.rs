//! `lexgap serve`.

use std::{
    io::Write as _,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    process::ExitCode,
    sync::Arc,
    time::Instant,
};

use anyhow::{Context as _, bail};
use arc_swap::ArcSwap;
use jiff::Timestamp;
use lexgap_app::Assets;
use lexgap_domain::Edition;
use lexgap_store::{Store, StoreError};
use tokio::net::TcpListener;

use crate::{
    Settings,
    cli::ServeArgs,
    commands::baseline,
    downloads::Downloads,
    evidence::Bundles,
    feeds::Feeds,
    http::{AppState, Limits, Review, SiteFiles, router, site_id},
    loaded::Editions,
    publish::publish,
    schedule,
    sources::Sources,
    texts::{self, Texts},
    versions::Versions,
};

/// Fills an empty store, publishes edition 1 where there is none, and serves.
pub async fn run(settings: Settings, args: ServeArgs) -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "lexgap=info,lexgap_server=info,lexgap_crawlers=info,html5ever=error,warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    // First, so that a port in use is told at once and not after the work.
    let limits = Limits::new(settings.rate_limit, &settings.trusted_proxies)?;
    let listener = listen(args.listen).await?;
    let sources = settings.sources()?;
    let store = settings.store().await?;
    let edition = newest_edition(&store, &sources, &settings).await?;

    let (site, mut assets) = match settings.site_folder() {
        Some(folder) => {
            let (site, assets) = SiteFiles::open(&folder)?;
            (Some(site), assets)
        }
        None => {
            eprintln!("no site files found: pages are plain; build them with `cargo xtask build` or set LEXGAP_SITE");
            (None, Assets::default())
        }
    };
    assets.public_url = settings.public_url()?.unwrap_or_default();
    let archive = settings.archive()?;
    let review = Arc::new(Review::new(settings.archive()?, sources.clone(), settings.scoring(), settings.notary())?);
    let (health, listed) = (store.health().await?, store.listed_documents().await?);
    let versions = Versions::new(settings.archive()?);
    let bundles = Bundles::new(settings.archive()?, settings.notary());
    let state = Arc::new(AppState {
        editions: Editions::new(edition),
        store,
        site_id: site_id(&assets),
        assets,
        versions,
        texts: Texts::new(),
        bundles,
        feeds: Feeds::default(),
        health: ArcSwap::from_pointee(health),
        listed: ArcSwap::from_pointee(listed),
        started: Instant::now(),
        limits,
        downloads: Downloads::new(settings.data.join("downloads")),
    });
    let schedule = if args.no_schedule { None } else { Some(schedule::start(settings, sources, state.clone()).await?) };

    let keeper = tokio::spawn(texts::keep_up(state.clone(), archive));

    let address = listener.local_addr()?;
    eprintln!("curators, on this machine: http://{}/review?token={}", reachable(address), review.token());
    // A server serves on, whether anybody reads this or not.
    let _ = writeln!(std::io::stdout(), "listening on http://{address}");
    let app = router(state.clone(), site, review).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stopped()).await.context("the server stopped")?;
    keeper.abort();
    if let Some(schedule) = schedule {
        schedule.stop().await;
    }
    state.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => bail!(
            "port {} is in use: stop the other program, or choose another with --listen {}:{}",
            address.port(),
            address.ip(),
            address.port().wrapping_add(1)
        ),
        Err(e) => Err(e).with_context(|| format!("could not listen on {address}")),
    }
}

/// The address by which this machine reaches itself.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

async fn newest_edition(store: &Store, sources: &Sources, settings: &Settings) -> anyhow::Result<Edition> {
    if store.is_empty().await? {
        eprintln!("empty store: reading the baseline");
        let count = baseline::fill(store).await?;
        eprintln!("baseline: {} facts from {} snapshots", count.facts, count.snapshots);
    }
    match store.edition(None).await {
        Ok(Some(edition)) => return Ok(edition),
        Ok(None) => eprintln!("scoring"),
        // The facts are in the store, so what another version made of them can be made again.
        Err(e @ StoreError::OtherFormat { .. }) => eprintln!("{e}; scoring now"),
        Err(e) => return Err(e.into()),
    }
    let edition = publish(store, sources, settings.scoring(), &settings.notary(), Timestamp::now()).await?;
    eprintln!("edition {}: {} facts, {} scores", edition.head.number, edition.head.facts, edition.head.scored);
    Ok(edition)
}

/// Waits until somebody asks the program to end.
pub async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}
