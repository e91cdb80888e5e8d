// The viewer of the API's description, on its own page only. Everything it needs comes from this site.

import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

const place = document.getElementById("viewer");
if (place) {
  const title = document.createElement("h2");
  title.textContent = "Try it";
  place.before(title);
  SwaggerUI({
    domNode: place,
    url: place.dataset.document,
    deepLinking: false,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
    validatorUrl: null,
    supportedSubmitMethods: ["get"],
  });
}
