//! The parts of an address, with errors that help.

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::{Deserialize as _, Deserializer, de::DeserializeOwned, de::Error as _};

use super::error::ApiError;

/// As axum's, but what cannot be understood is told as problem details.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(value)| Query(value))
            .map_err(|rejection| ApiError::BadRequest(rejection.body_text()))
    }
}

/// As axum's, but what cannot be understood is told as problem details.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Path(value))
            .map_err(|rejection| ApiError::BadRequest(rejection.body_text()))
    }
}

/// A year of a filter, 1 to 9999.
pub fn year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i16>, D::Error> {
    match Option::<i16>::deserialize(deserializer)? {
        Some(year) if !(1..=9999).contains(&year) => {
            Err(D::Error::custom(format!("`{year}` is no year from 1 to 9999")))
        }
        year => Ok(year),
    }
}
