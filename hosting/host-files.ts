import { type HeaderRule, partedPolicy } from './headers.ts'

/** Every address by which a host may give out `index.html`, from the folder of the build. */
const MAIN_PAGE = ['', 'index', 'index.html']

/**
 * The `_headers` file of Netlify and Cloudflare Pages. Both join the values of a header that two matching rules
 * set. A worker then obeys the page's policy and its own; what comes of that is its own, for the page's lets WebAssembly
 * through here, too, and each worker that starts others says which texts are addresses of ours.
 * For caching it would be wrong, so what holds everywhere is left to the host: both ask again each time. And no rule
 * could allow framing again that `/*` forbids, so that is forbidden to the app's own page alone.
 * @param folder where in the site the build lies, as in `/terrarium/`
 */
export function headersFile(rules: readonly HeaderRule[], folder = '/'): string {
  const blocks = rules.map(({ path, headers }) => {
    const lines = Object.entries(headers)
      .filter(([name]) => path !== '/*' || name !== 'Cache-Control')
      .map(([name, value]) =>
        name === 'Content-Security-Policy'
          ? `  ${name}: ${withWebAssembly(partedPolicy(value).rest)}`
          : `  ${name}: ${value}`,
      )
    return [folder + path.slice(1), ...lines].join('\n')
  })
  const general = rules.find(({ path }) => path === '/*')?.headers['Content-Security-Policy'] ?? ''
  const { framing } = partedPolicy(general)
  const alone =
    framing === undefined
      ? []
      : MAIN_PAGE.map((path) => `${folder}${path}\n  Content-Security-Policy: ${framing}`)
  return `${[...blocks, ...alone].join('\n\n')}\n`
}

function withWebAssembly(policy: string): string {
  return policy.replace(
    /script-src 'self'(?! 'wasm-unsafe-eval')/,
    "script-src 'self' 'wasm-unsafe-eval'",
  )
}

const NGINX_TYPES: Record<string, string> = {
  '/manifest.webmanifest': 'application/manifest+json',
  '/samples/': 'text/csv',
}

/** Besides text/html. JavaScript has either name, by nginx' version. */
const TEXT_TYPES = 'text/css text/csv text/javascript text/plain application/javascript'

/**
 * A server block for nginx. `add_header` in a location drops those of the server, so each location
 * repeats the full set.
 * @param folder where below nginx' root the build lies, as in `/terrarium/`
 */
export function nginxConfig(rules: readonly HeaderRule[], folder = '/'): string {
  const everywhere = rules.find((rule) => rule.path === '/*')?.headers ?? {}
  const location = (match: string, headers: Record<string, string>, body: string[]): string[] => [
    `  location ${match} {`,
    ...body.map((line) => `    ${line}`),
    // An error page is not to be kept as long as the file that is missing for a moment.
    ...Object.entries(headers).map(
      ([name, value]) =>
        `    add_header ${name} "${value}"${name === 'Cache-Control' ? '' : ' always'};`,
    ),
    '    add_header Strict-Transport-Security $terrarium_hsts always;',
    '  }',
  ]
  const parts = rules.filter((rule) => rule.path !== '/*')
  return [
    '# Generated from hosting/headers.ts by `npm run hosting`; change it there.',
    `# Files go to /usr/share/nginx/html${folder === '/' ? '' : folder}; TLS ends in front of this server (HSTS is sent only for https).`,
    'map $http_x_forwarded_proto $terrarium_hsts {',
    '  default "";',
    '  https "max-age=31536000";',
    '}',
    '',
    'server {',
    '  listen 8080;',
    '  root /usr/share/nginx/html;',
    '  server_tokens off;',
    '  absolute_redirect off;',
    '  charset utf-8;',
    `  charset_types ${TEXT_TYPES};`,
    '  gzip on;',
    '  gzip_proxied any;',
    '  gzip_vary on;',
    `  gzip_types ${TEXT_TYPES} image/svg+xml;`,
    '',
    ...location(folder, everywhere, ['try_files $uri $uri/ =404;']),
    '',
    ...location(`= ${folder}manifest.webmanifest`, everywhere, [
      'types {}',
      `default_type ${NGINX_TYPES['/manifest.webmanifest'] ?? ''};`,
    ]),
    ...parts.flatMap(({ path, headers }) => {
      const part = path.slice(0, -1)
      const type = NGINX_TYPES[part]
      return [
        '',
        ...location(folder + part.slice(1), { ...everywhere, ...headers }, [
          'try_files $uri $uri/index.html =404;',
          ...(type === undefined ? [] : [`default_type ${type};`]),
        ]),
      ]
    }),
    '}',
    '',
  ].join('\n')
}
