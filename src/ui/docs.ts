/** The script of the control plane's documentation page: runs after Swagger UI, which is a global of the page. */
const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle(options: object): void }

SwaggerUIBundle({ url: '/_sim/openapi.json', dom_id: '#root', deepLinking: true })
