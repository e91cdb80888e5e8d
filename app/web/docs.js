// The viewer of the API's description, on its own page only. Everything it needs comes from this site.

import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

// Operations and types only: the page has a heading and a main part of its own.
const partOfPage = ({ React }) => ({
  components: {
    PartOfPage: ({ getComponent, specSelectors }) => {
      const make = React.createElement;
      const shown = ["errors", "operations", "Models"].map((name) => make(getComponent(name, true), { key: name }));
      const isThere = specSelectors.loadingStatus() === "success";
      const wrapper = make("div", { className: "wrapper" }, isThere && shown);
      return make("div", { className: "swagger-ui" }, make(getComponent("SvgAssets")), wrapper);
    },
  },
});

const place = document.getElementById("viewer");
if (place) {
  const title = document.createElement("h2");
  title.textContent = place.dataset.title;
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
    plugins: [partOfPage],
    layout: "PartOfPage",
  });
}
