# fr

list-separator = {", "}
