//! Lists of our own in the publishers' documented shape: for the tests, and for the fuzzer to begin with.

/// Source, address of the list, a document of our own, the addresses that follow from it, the next page.
pub type Case = (&'static str, &'static str, &'static str, &'static [&'static str], Option<&'static str>);

pub const CASES: &[Case] = &[
    (
        "gb-legislation",
        "https://www.legislation.gov.uk/ukpga/data.feed",
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="http://www.legislation.gov.uk/ukpga/data.feed?page=2"/>
        <entry><title>Bribery Act 2030</title><link rel="self" href="http://www.legislation.gov.uk/id/ukpga/2030/7"/><link href="http://www.legislation.gov.uk/ukpga/2030/7"/></entry>
        <entry><title>Finance Act 2030</title><link href="http://www.legislation.gov.uk/ukpga/2030/8"/></entry>
        <entry><title>Bribery of Potters Act 1851</title><link href="http://www.legislation.gov.uk/id/ukpga/Vict/14-15/9"/></entry></feed>"#,
        // Where the publisher lists what amends acts with the years of a reign is not known.
        &[
            "https://www.legislation.gov.uk/ukpga/2030/7/data.xml",
            "https://www.legislation.gov.uk/changes/affected/ukpga/2030/7/data.feed",
            "https://www.legislation.gov.uk/ukpga/Vict/14-15/9/data.xml",
        ],
        Some("https://www.legislation.gov.uk/ukpga/data.feed?page=2"),
    ),
    (
        "ca-justice",
        "https://laws-lois.justice.gc.ca/eng/XML/Legis.xml",
        r#"<ActsRegsList><Acts>
        <Act><UniqueId>A-1</UniqueId><Language>eng</Language><LinkToXML>http://laws-lois.justice.gc.ca/eng/XML/A-1.xml</LinkToXML><Title>Pots Act</Title>
          <RegsMadeUnderAct><Reg idRef="1"/></RegsMadeUnderAct><CurrentToDate>2030-01-01</CurrentToDate></Act>
        <Act><UniqueId>C-3</UniqueId><Language>eng</Language><LinkToXML>http://laws-lois.justice.gc.ca/eng/XML/C-3.xml</LinkToXML><Title>Criminal Code</Title></Act>
        <Act><UniqueId>C-4</UniqueId><Language>eng</Language><LinkToXML>http://laws-lois.justice.gc.ca/eng/XML/C-4.xml</LinkToXML><Title>An Act to amend the Criminal Code (pots)</Title></Act>
        <Act><UniqueId>C-3</UniqueId><Language>fra</Language><LinkToXML>http://laws-lois.justice.gc.ca/fra/XML/C-3.xml</LinkToXML><Title>Code criminel</Title></Act>
        <Act><UniqueId>B-2</UniqueId><Language>fra</Language><LinkToXML>http://laws-lois.justice.gc.ca/fra/XML/B-2.xml</LinkToXML><Title>Loi sur le blanchiment d’argent</Title></Act>
        </Acts><Regulations><Regulation><LinkToXML>http://laws-lois.justice.gc.ca/eng/XML/SOR-1.xml</LinkToXML><Title>Bribery Regulations</Title></Regulation></Regulations></ActsRegsList>"#,
        &[
            "https://laws-lois.justice.gc.ca/eng/XML/C-3.xml",
            "https://laws-lois.justice.gc.ca/fra/XML/C-3.xml",
            "https://laws-lois.justice.gc.ca/fra/XML/B-2.xml",
        ],
        None,
    ),
    (
        "de-gesetze",
        "https://www.gesetze-im-internet.de/gii-toc.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE items SYSTEM "http://www.gesetze-im-internet.de/dtd/1.0/gii-toc.dtd"><items>
        <item><title>Gesetz über Töpfe</title><link>http://www.gesetze-im-internet.de/topfg/xml.zip</link></item>
        <item><title>Strafgesetzbuch</title><link>http://www.gesetze-im-internet.de/stgb/xml.zip</link></item>
        <item><title>Einführungsgesetz zum Strafgesetzbuch</title><link>http://www.gesetze-im-internet.de/stgbeg/xml.zip</link></item>
        <item><title>Gesetz gegen Geldwäsche</title><link>http://www.gesetze-im-internet.de/gwg_2030/xml.zip</link></item></items>"#,
        &["https://www.gesetze-im-internet.de/stgb/xml.zip", "https://www.gesetze-im-internet.de/gwg_2030/xml.zip"],
        None,
    ),
    (
        "ie-eisb",
        "https://api.oireachtas.ie/v1/legislation?bill_status=Enacted&limit=50&skip=0",
        r#"{"head": {"counts": {"billCount": 900}}, "results": [
        {"bill": {"act": {"actNo": "7", "actYear": "2030", "dateSigned": "2030-02-03", "shortTitleEn": "Criminal Law (Human Trafficking) Act 2030", "statutebookURI": "http://www.irishstatutebook.ie/eli/2030/act/7"}}},
        {"bill": {"act": {"shortTitleEn": "Pots Act 2030", "statutebookURI": "http://www.irishstatutebook.ie/eli/2030/act/8"}}}, {"bill": {"act": null}}]}"#,
        &["https://www.irishstatutebook.ie/eli/2030/act/7/enacted/en/print"],
        Some("https://api.oireachtas.ie/v1/legislation?bill_status=Enacted&limit=50&skip=50"),
    ),
    (
        "us-govinfo",
        "https://api.govinfo.gov/published/2013-01-01?collection=PLAW&pageSize=1000&offsetMark=%2A&api_key=DEMO_KEY",
        r#"{"count": 3, "nextPage": "https://api.govinfo.gov/published/2013-01-01?offsetMark=AoE&pageSize=1000&collection=PLAW", "packages": [
        {"packageId": "PLAW-200publ7", "title": "Public Law 200 - 7 - Stop Human Trafficking Act", "dateIssued": "2030-02-03"},
        {"packageId": "PLAW-106publ386", "title": "Public Law 106 - 386 - Victims of Trafficking Act"},
        {"packageId": "PLAW-119publ9", "title": "Public Law 119 - 9 - Anti Trafficking Act"},
        {"packageId": "PLAW-119publ8", "title": "Public Law 119 - 8 - Pots Act"}]}"#,
        // Laws of the 106th Congress are there without USLM.
        &["https://www.govinfo.gov/content/pkg/PLAW-119publ9/uslm/PLAW-119publ9.xml"],
        Some(
            "https://api.govinfo.gov/published/2013-01-01?offsetMark=AoE&pageSize=1000&collection=PLAW&api_key=DEMO_KEY",
        ),
    ),
    (
        "us-govinfo",
        "https://www.govinfo.gov/rss/plaw.xml",
        r#"<rss version="2.0"><channel><item><title>Public Law 119 - 9 - Bribery Act</title><link>https://www.govinfo.gov/app/details/PLAW-119publ9</link></item></channel></rss>"#,
        &["https://www.govinfo.gov/content/pkg/PLAW-119publ9/uslm/PLAW-119publ9.xml"],
        None,
    ),
    (
        "us-congress",
        "https://api.congress.gov/v3/law/119?format=json&limit=250&api_key=DEMO_KEY",
        r#"{"bills": [{"congress": 119, "type": "HR", "number": "7", "title": "Pots Act"}],
        "pagination": {"count": 300, "next": "https://api.congress.gov/v3/law/119?offset=250&limit=250&format=json"}}"#,
        &[],
        Some("https://api.congress.gov/v3/law/119?offset=250&limit=250&format=json&api_key=DEMO_KEY"),
    ),
    (
        "at-ris",
        "https://data.bka.gv.at/ris/api/v2.6/Bundesrecht?Applikation=BrKons&ImRisSeit=EinemMonat&DokumenteProSeite=OneHundred&Seitennummer=1",
        r#"{"OgdSearchResult": {"OgdDocumentResults": {"OgdDocumentReference": {"Data": {"Metadaten": {"Technisch": {"ID": "NOR40000001"},
        "Bundesrecht": {"Kurztitel": "Suchtmittelgesetz", "BrKons": {"Gesetzesnummer": "1", "Inkrafttretensdatum": "2030-01-01"}}}}}}}}"#,
        &["https://www.ris.bka.gv.at/Dokumente/Bundesnormen/NOR40000001/NOR40000001.xml"],
        Some(
            "https://data.bka.gv.at/ris/api/v2.6/Bundesrecht?Applikation=BrKons&ImRisSeit=EinemMonat&DokumenteProSeite=OneHundred&Seitennummer=2",
        ),
    ),
    (
        "at-ris",
        "https://data.bka.gv.at/ris/api/v2.6/Bundesrecht?Applikation=BrKons&Gesetzesnummer=10002296&DokumenteProSeite=OneHundred&Seitennummer=1",
        r#"{"OgdSearchResult": {"OgdDocumentResults": {"OgdDocumentReference": {"Data": {"Metadaten": {"Technisch": {"ID": "NOR40000002"},
        "Bundesrecht": {"Kurztitel": "Strafgesetzbuch", "BrKons": {"Gesetzesnummer": "2", "Inkrafttretensdatum": "2030-01-01"}}}}}}}}"#,
        &["https://www.ris.bka.gv.at/Dokumente/Bundesnormen/NOR40000002/NOR40000002.xml"],
        Some(
            "https://data.bka.gv.at/ris/api/v2.6/Bundesrecht?Applikation=BrKons&Gesetzesnummer=10002296&DokumenteProSeite=OneHundred&Seitennummer=2",
        ),
    ),
    (
        "dk-retsinformation",
        "https://api.retsinformation.dk/v1/Documents",
        r#"[{"documentId": "1", "accessionsnummer": "A20300000799", "reasonForChange": "NewDocument", "changeDate": "2030-02-03T04:05:06", "href": "https://www.retsinformation.dk/eli/lta/2030/7"},
        {"href": "https://www.retsinformation.dk/eli/retsinfo/2030/8"}]"#,
        &["https://www.retsinformation.dk/eli/lta/2030/7/xml"],
        None,
    ),
    (
        "ee-riigiteataja",
        "https://www.riigiteataja.ee/lyhendid.html",
        r#"<table><tbody><tr><td><a href="akt/KarS">Karistusseadustik</a></td><td><a href="akt/KarS">KarS</a></td></tr>
        <tr><td><a href="akt/KarSRS">Karistusseadustiku rakendamise seadus</a></td><td>KarSRS</td></tr>
        <tr><td><a href="akt/RahaPTS">Rahapesu ja terrorismi rahastamise tõkestamise seadus</a></td><td>RahaPTS</td></tr></tbody></table>"#,
        &["https://www.riigiteataja.ee/akt/KarS.xml", "https://www.riigiteataja.ee/akt/RahaPTS.xml"],
        None,
    ),
    (
        "fi-finlex",
        "https://opendata.finlex.fi/finlex/avoindata/v1/akn/fi/act/statute-consolidated/list?format=json&langAndVersion=fin%40latest&titleContains=rahanpesu&limit=10&page=1",
        r#"[{"akn_uri": "https://opendata.finlex.fi/finlex/avoindata/v1/akn/fi/act/statute-consolidated/2030/7/fin@20310007", "status": "MODIFIED"}]"#,
        &["https://opendata.finlex.fi/finlex/avoindata/v1/akn/fi/act/statute-consolidated/2030/7/fin@"],
        Some(
            "https://opendata.finlex.fi/finlex/avoindata/v1/akn/fi/act/statute-consolidated/list?format=json&langAndVersion=fin%40latest&titleContains=rahanpesu&limit=10&page=2",
        ),
    ),
    (
        "li-lilex",
        "https://www.gesetze.li/konso/gebietssystematik?lrstart=3",
        r#"<ul><li><a href="/konso/gebietssystematik?lrstart=31">31 Strafrecht</a></li><li><a href="/konso/1988037000">Strafgesetzbuch</a></li><li><a href="/about">Über uns</a></li></ul>"#,
        &["https://www.gesetze.li/konso/gebietssystematik?lrstart=31", "https://www.gesetze.li/konso/1988037000/meta"],
        None,
    ),
    (
        "pl-sejm",
        "https://api.sejm.gov.pl/eli/acts/DU/2030",
        r#"{"count": 2, "items": [{"ELI": "DU/2030/7", "title": "Ustawa z dnia 1 marca 2030 r. o przeciwdziałaniu praniu pieniędzy", "announcementDate": "2030-03-01"},
        {"ELI": "DU/2030/9", "title": "Ustawa z dnia 3 marca 2030 r. - Kodeks karny", "announcementDate": "2030-03-03"},
        {"ELI": "DU/2030/10", "title": "Ustawa o zmianie ustawy - Kodeks karny", "announcementDate": "2030-03-04"},
        {"ELI": "DU/2030/8", "title": "Ustawa o garnkach", "announcementDate": "2030-03-02"}]}"#,
        &["https://api.sejm.gov.pl/eli/acts/DU/2030/7", "https://api.sejm.gov.pl/eli/acts/DU/2030/9"],
        None,
    ),
    (
        "se-riksdag",
        "https://data.riksdagen.se/dokumentlista/?doktyp=sfs&utformat=json&sort=datum&sortorder=desc&p=1",
        r#"{"dokumentlista": {"@nasta_sida": "http://data.riksdagen.se/dokumentlista/?doktyp=sfs&p=2", "dokument": [
        {"id": "sfs-2030-7", "titel": "Lag (2030:7) om åtgärder mot penningtvätt", "datum": "2030-02-03"}, {"id": "sfs-2030-8", "titel": "Lag (2030:8) om krukor", "datum": "2030-02-03"},
        {"id": "sfs-1962-700", "titel": "Brottsbalk (1962:700)"}, {"id": "sfs-2030-9", "titel": "Lag (2030:9) om ändring i brottsbalken"}]}}"#,
        &[
            "https://data.riksdagen.se/dokumentstatus/sfs-2030-7.json",
            "https://data.riksdagen.se/dokumentstatus/sfs-1962-700.json",
        ],
        Some("https://data.riksdagen.se/dokumentlista/?doktyp=sfs&p=2"),
    ),
    (
        "it-normattiva",
        "https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/ricerca/avanzata#anno=2030&pagina=1",
        r#"{"listaAtti": [{"numeroAtto": "7", "dataGU": "2030-02-09", "codiceRedazionale": "30G00007", "titoloAtto": "[Misure contro la tratta di persone. (30G00007) ]",
          "annoProvvedimento": "2030", "denominazioneAtto": "LEGGE", "dataEmanazione": "2030-02-03T00:00:00Z", "descrizioneAtto": "LEGGE 3 febbraio 2030, n. 7"},
        {"dataGU": "2030-02-09", "codiceRedazionale": "30G00008", "titoloAtto": "[Norme sulle pentole. (30G00008) ]"}, {"titoloAtto": "Norme sul riciclaggio"}],
        "facetMap": {}, "numeroPagine": 2, "numeroAttiTrovati": 103, "paginaCorrente": 1, "numeroElementiPerPagina": 0}"#,
        &[
            "https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/atto/dettaglio-atto#dataGU=2030-02-09&codiceRedazionale=30G00007",
        ],
        Some("https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/ricerca/avanzata#anno=2030&pagina=2"),
    ),
    (
        "it-normattiva",
        "https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/ricerca/avanzata#titolo=riciclaggio&pagina=2",
        r#"{"listaAtti": [{"dataGU": "2007-12-14", "codiceRedazionale": "007G0246", "titoloAtto": "Prevenzione del riciclaggio di prova (007G0246) "}],
        "facetMap": {}, "numeroPagine": 2, "numeroAttiTrovati": 101, "paginaCorrente": 2, "numeroElementiPerPagina": 0}"#,
        &[
            "https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/atto/dettaglio-atto#dataGU=2007-12-14&codiceRedazionale=007G0246",
        ],
        None,
    ),
    (
        "ro-portal",
        "https://legislatie.just.ro/Public/RezultateCautare?tipdoc=1&semnatinceputtext=2030/01/01&semnatsfarsittext=2030/12/31&rezultatePerPagina=5&page=1",
        r#"<div id="textarticol"><div class="search_result_page">
        <div class="search_result_item"><p><a href="/Public/DetaliiDocument/990001">1. LEGE 7 03/02/2030</a></p>
          <p><b> LEGE nr. 7 din 3 februarie 2030</b><br/>pentru combaterea traficului de persoane<br/><br/><b> EMITENT: </b>PARLAMENTUL</p><p><a href="/Public/DetaliiDocument/990001">Vizualizeaza</a></p></div>
        <div class="search_result_item"><p><a href="/Public/DetaliiDocument/990002">2. LEGE 8 03/02/2030</a></p><p><b> LEGE nr. 8 din 3 februarie 2030</b><br/>privind oalele</p></div>
        <div class="search_result_item"><p><a href="/Public/DetaliiDocument/990004">3. LEGE 9 03/02/2030</a></p><p><b> LEGE nr. 9 din 3 februarie 2030</b><br/>privind Codul penal<br/><br/><b> EMITENT: </b>PARLAMENTUL</p></div>
        <div class="search_result_item"><p><a href="/Public/DetaliiDocument/990005">4. LEGE 10 03/02/2030</a></p><p><b> LEGE nr. 10 din 3 februarie 2030</b><br/>pentru modificarea Legii nr. 9/2030 privind Codul penal<br/><br/><b> EMITENT: </b>PARLAMENTUL</p></div></div>
        <ul class="pagination"><li class="disabled PagedList-skipToPrevious"><a>‹</a></li><li class="PagedList-skipToNext"><a href="/Public/RezultateCautare?page=2&amp;rezultatePerPagina=5">›</a></li></ul></div>"#,
        &[
            "https://legislatie.just.ro/Public/DetaliiDocument/990001",
            "https://legislatie.just.ro/Public/DetaliiDocument/990004",
        ],
        Some(
            "https://legislatie.just.ro/Public/RezultateCautare?page=2&rezultatePerPagina=5&tipdoc=1&semnatinceputtext=2030%2F01%2F01&semnatsfarsittext=2030%2F12%2F31",
        ),
    ),
    (
        "ro-portal",
        "https://legislatie.just.ro/Public/RezultateCautare?titlu=sp%C4%83larea%20banilor&rezultatePerPagina=5&page=1",
        r#"<div class="search_result_item"><p><a href="/Public/DetaliiDocument/990003">1. ORDONANTA DE URGENTA 9 04/02/2030</a></p>
          <p><b> ORDONANȚĂ DE URGENȚĂ nr. 9 din 4 februarie 2030</b><br/>privind prevenirea și combaterea spălării banilor</p></div>
        <ul><li class="disabled PagedList-skipToNext"><a>›</a></li></ul>"#,
        &["https://legislatie.just.ro/Public/DetaliiDocument/990003"],
        None,
    ),
    (
        "co-suin",
        "https://www.suin-juriscol.gov.co/sitemapleyes.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://www.suin-juriscol.gov.co/viewDocument.asp?id=9900001</loc><lastmod>2030-02-03</lastmod></url>
        <url><loc>http://www.suin-juriscol.gov.co/viewDocument.asp?ruta=Leyes/9900002</loc></url>
        <url><loc>https://www.suin-juriscol.gov.co/legislacion/normatividad.html</loc></url></urlset>"#,
        &[
            "https://www.suin-juriscol.gov.co/viewDocument.asp?id=9900001",
            "https://www.suin-juriscol.gov.co/viewDocument.asp?ruta=Leyes/9900002",
        ],
        None,
    ),
    (
        "sk-slovlex",
        "https://api-gateway.slov-lex.sk/vyhladavanie/predpisZbierky/rozsirene?typPredp=Zakon&rows=500&start=0",
        r#"{"numFound": 2, "start": 0, "docs": [{"iri": "/SK/ZZ/2030/7/20300301", "cislo": "7/2030 Z. z.", "nazov": "Zákon o ochrane pred legalizáciou príjmov z trestnej činnosti", "vyhlaseny": "2030-02-03T00:00:00Z"},
        {"iri": "/SK/ZZ/2030/9/20300301", "nazov": "Trestný zákon"}, {"iri": "/SK/ZZ/2030/10/20300301", "nazov": "Zákon, ktorým sa mení Trestný zákon"},
        {"iri": "/SK/ZZ/2030/8/20300301", "nazov": "Zákon o hrncoch"}]}"#,
        &[
            "https://static.slov-lex.sk/static/SK/ZZ/2030/7/20300301.html",
            "https://static.slov-lex.sk/static/SK/ZZ/2030/9/20300301.html",
        ],
        Some("https://api-gateway.slov-lex.sk/vyhladavanie/predpisZbierky/rozsirene?typPredp=Zakon&rows=500&start=500"),
    ),
    (
        "cl-bcn",
        "https://nuevo.leychile.cl/servicios/Consulta/script/exportarBSimpleMetas?cadena=trata+de+personas&exacta=0&tipoviene=1&orden=2&npagina=1&itemsporpagina=100&exportar_formato=csv",
        "\u{feff}\"Identificación de la Norma\";\"Tipo/Número\";\"Fecha de Publicación\";\"Fecha de Promulgación\";\"Título de la Norma\";\"Tipo Norma\";\"Número de la Norma\";\"Url\"\n\"77\";\"Ley 20507\";\"2011-04-08\";\"2011-04-01\";\"TIPIFICA LOS DELITOS DE TRÁFICO ILÍCITO DE MIGRANTES Y TRATA DE PERSONAS\";\"Ley\";\"20507\";\"https://www.bcn.cl/leychile/navegar?idNorma=77\"\n\"78\";\"Ley 1\";\"2011-04-08\";\"2011-04-01\";\"SOBRE OLLAS\";\"Ley\";\"1\";\"https://www.bcn.cl/leychile/navegar?idNorma=78\"\n",
        &["https://www.leychile.cl/Consulta/obtxml?opt=7&idNorma=77"],
        None,
    ),
    (
        "ua-rada",
        "https://data.rada.gov.ua/laws/main/r/page1.json",
        r#"{"cnt": 2, "from": 1, "list": [{"nreg": "3739-17", "nazva": "Про протидію торгівлі людьми", "orgdat": 20110920}, {"nreg": "1-1", "nazva": "Про горщики"},
        {"nreg": "2341-14", "nazva": "Кримінальний кодекс України"}, {"nreg": "2-2", "nazva": "Про внесення змін до Кримінального кодексу України"}]}"#,
        &["https://data.rada.gov.ua/laws/card/3739-17.json", "https://data.rada.gov.ua/laws/card/2341-14.json"],
        Some("https://data.rada.gov.ua/laws/main/r/page2.json"),
    ),
    (
        "uy-impo",
        "https://parlamento.gub.uy/transparencia/datos-abiertos/leyes-promulgadas/json",
        r#"[{"Fecha": "2030-07-20", "Numero_de_Ley": "29643", "Texto_Actualizado": "http://www.impo.com.uy/bases/leyes/29643-2030", "Titulo": "PREVENCIÓN Y COMBATE DE LA TRATA DE PERSONAS"},
        {"Fecha": "2030-07-23", "Numero_de_Ley": "29646", "Texto_Actualizado": "http://www.impo.com.uy/bases/leyes/29646-2030", "Titulo": "MODIFICACION DEL CODIGO PENAL"},
        {"Fecha": "2030-07-21", "Numero_de_Ley": "29644", "Texto_Actualizado": "http://www.impo.com.uy/bases/leyes/29644-2030", "Titulo": "OLLAS"},
        {"Fecha": "2030-07-22", "Numero_de_Ley": "29645", "Texto_Original": "http://x.example.org/1", "Titulo": "LEY SOBRE TRATA DE PERSONAS SIN TEXTO"}]"#,
        &["https://www.impo.com.uy/bases/leyes/29643-2030?json=true"],
        None,
    ),
    (
        "ar-infoleg",
        "https://servicios.infoleg.gob.ar/infolegInternet/api/v2.0/nacionales/normativos/legislaciones?texto=trata%20de%20personas&limit=50&offset=1",
        r#"{"metadata": {"resultset": {"count": 2, "limit": 50, "offset": 1}}, "results": [
        {"id": 990001, "tipoNorma": "Ley", "tituloSumario": "TRATA DE PERSONAS", "sancion": "2030-04-09"}, {"id": 990002, "tipoNorma": "Ley", "tituloSumario": "OLLAS", "sancion": "2030-04-10"}]}"#,
        &["https://servicios.infoleg.gob.ar/infolegInternet/api/v2.0/nacionales/normativos?id=990001"],
        Some(
            "https://servicios.infoleg.gob.ar/infolegInternet/api/v2.0/nacionales/normativos/legislaciones?texto=trata%20de%20personas&limit=50&offset=51",
        ),
    ),
    (
        "state-tip-report",
        "https://www.state.gov/reports/2030-trafficking-in-persons-report/",
        r#"<html><body><nav><a href="/about">About</a></nav>
        <a href="https://www.state.gov/reports/2030-trafficking-in-persons-report/kenya/">Kenya</a>
        <a href="/reports/2030-trafficking-in-persons-report/kenya/">Kenya again</a>
        <a href="/reports/2030-trafficking-in-persons-report/cote-divoire">Côte d’Ivoire</a>
        <a href="/reports/2030-trafficking-in-persons-report/">The whole report</a><a href="/wp-content/tip.pdf">Poster</a></body></html>"#,
        &[
            "https://www.state.gov/reports/2030-trafficking-in-persons-report/kenya/",
            "https://www.state.gov/reports/2030-trafficking-in-persons-report/cote-divoire/",
        ],
        None,
    ),
    (
        "state-tip-report",
        "https://www.state.gov/reports/2030-trafficking-in-persons-report-2/",
        r#"<html><body><a href="https://www.state.gov/reports/2030-trafficking-in-persons-report-2/palau/">Palau</a>
        <a href="/reports/2030-trafficking-in-persons-report/kenya/">Kenya</a>
        <a href="/reports/2030-trafficking-in-persons-report-2/">The whole report</a></body></html>"#,
        &[
            "https://www.state.gov/reports/2030-trafficking-in-persons-report-2/palau/",
            "https://www.state.gov/reports/2030-trafficking-in-persons-report/kenya/",
        ],
        None,
    ),
    (
        "cz-esbirka",
        "https://e-sbirka.gov.cz/sbr-cache/jednoducha-vyhledavani#slova=pran%C3%AD%20pen%C4%9Bz&strana=0",
        r#"{"pocetCelkem": 2, "seznam": [
        {"staleUrl": "/sb/2030/7/2030-03-01", "kodDokumentuSbirky": "7/2030 Sb.", "nazev": "Zákon proti praní peněz", "stavDokumentuSbirky": "AKTUALNE_PLATNY", "datum": "2030-02-03"},
        {"staleUrl": "/sb/2030/8", "kodDokumentuSbirky": "8/2030 Sb.", "nazev": "Zákon o hrncích", "datum": "2030-02-03"},
        {"staleUrl": "/vyhledavani", "nazev": "Praní peněz"}]}"#,
        &[
            "https://e-sbirka.gov.cz/sbr-cache/dokumenty-sbirky/%2Fsb%2F2030%2F7",
            "https://e-sbirka.gov.cz/sbr-cache/dokumenty-sbirky/%2Fsb%2F2030%2F7/fragmenty?cisloStranky=0",
        ],
        None,
    ),
    (
        "ad-bopa",
        "https://bopaazurefunctions.azurewebsites.net/api/GetDocumentsByBOPA?year=2030&numBOPA=4",
        r#"{"totalCount": 3, "paginatedDocuments": [
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/1_CGL_2030_01_08_10_50_58.html", "tema": "Lleis",
          "sumari": "Llei%207%2F2030%2C%20del%203%20de%20febrer%2C%20contra%20el%20blanqueig%20de%20diners.", "dataPublicacioButlleti": "2030-02-08T23:00:00+00:00", "nomDocument": "CGL_2030_01_08_10_50_58"}},
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/CGL_2030_01_08_10_50_59.html", "tema": "Lleis",
          "sumari": "Llei%208%2F2030%2C%20del%203%20de%20febrer%2C%20d%27olles.", "dataPublicacioButlleti": "2030-02-08T23:00:00+00:00"}},
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/GR_2030.html", "tema": "Edictes",
          "sumari": "Edicte%20sobre%20el%20blanqueig%20de%20diners"}}]}"#,
        &["https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/CGL_2030_01_08_10_50_58.html"],
        Some("https://bopaazurefunctions.azurewebsites.net/api/GetDocumentsByBOPA?year=2030&numBOPA=5"),
    ),
    (
        "ad-bopa",
        "https://bopaazurefunctions.azurewebsites.net/api/GetPaginatedDocuments2Indexes#paraules=blanqueig&salta=0",
        r#"{"totalCount": 4, "paginatedDocuments": [
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/CGL20300209_10_50_58.html", "tema": "Lleis",
          "sumari": "Llei%207%2F2030%2C%20del%203%20de%20febrer%2C%20contra%20el%20blanqueig%20de%20diners."}},
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/005024/html/7586.html", "tema": "Lleis",
          "sumari": "Llei sobre el tr%c3%a0fic de persones%2c de 9-3-93.", "nomDocument": "7586"}},
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/005024/html/7587.html", "tema": "Lleis",
          "sumari": "Llei+sobre+el+tr%c3%a0fic+de+persones%2c+de+9-3-93.", "nomDocument": "7587"}},
        {"document": {"metadata_storage_path": "https://bopadocuments.blob.core.windows.net/bopa-documents/005024/html/7588.html", "tema": "Edictes",
          "sumari": "Edicte+sobre+el+tr%c3%a0fic+de+persones"}}]}"#,
        &[
            "https://bopadocuments.blob.core.windows.net/bopa-documents/042004/html/CGL20300209_10_50_58.html",
            "https://bopadocuments.blob.core.windows.net/bopa-documents/005024/html/7586.html",
            "https://bopadocuments.blob.core.windows.net/bopa-documents/005024/html/7587.html",
        ],
        None,
    ),
];
