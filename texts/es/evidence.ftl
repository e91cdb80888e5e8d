# El formulario de un conjunto de pruebas.

evidence-title = Pruebas: { $name }
evidence-description = Hechos sobre { $name } con originales y pruebas de integridad, en un solo archivo.
evidence-about = Un solo archivo con hechos, puntuaciones, originales, procedencia, pruebas de integridad y un expediente para lectores. Cualquiera puede comprobarlo sin nosotros y sin este sitio; <code>lexgap verify</code> dice qué se sostiene y qué no pudo comprobarse.
evidence-all-topics = todos los temas
evidence-edition = Edición
evidence-mask = Ocultar en todos los hechos
evidence-mask-source = quién publicó cada hecho
evidence-mask-provenance = de qué original y de qué lugar se leyó
evidence-mask-quantity = las propias cifras
evidence-mask-breakdown = las partes de los totales: sexo, edad, forma de explotación
evidence-mask-said = lo que dicen los informes
evidence-mask-reading = cómo lo leyó un programa
evidence-mask-review = lo que decidieron personas al respecto
evidence-mask-url = las direcciones de las leyes
evidence-leave-out = Omitir estos hechos
evidence-leave-out-help = Identificadores tal como figuran en las direcciones de los hechos, o <code>ti-cpi@2023</code> para un valor de un indicador, separados por comas. También se omiten los originales y resultados que revelarían lo ocultado u omitido. Las pruebas valen para el resto, y el archivo dice cuánto no contiene.
evidence-make = Crear el archivo
evidence-back = Volver a { $name }
