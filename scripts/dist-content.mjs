import { extname } from 'node:path'

const TEXT = new Set(['.css', '.csv', '.html', '.js', '.json', '.svg', '.webmanifest'])

/** What danfojs' own bundle would bring along, and anything that is fetched from elsewhere. */
const FORBIDDEN = ['plot.ly', 'mapbox', 'sheetjs', '//cdn.', 'unpkg.com', 'jsdelivr', 'googleapis']

/** Addresses that are names or links in error messages; nothing is fetched from them. */
const ALLOWED_ADDRESSES = [
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg)$/,
  /^https:\/\/svelte\.dev\/e\//,
  // Names of the relationships in a workbook.
  /^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?officeDocument\//,
  // Messages and shader comments of TensorFlow.js.
  /^https:\/\/developer\.mozilla\.org\/en-US\/docs\/Web\/API\/Fetch_API$/,
  /^https:\/\/en\.wikipedia\.org\/wiki\/IEEE_754-1985#/,
  /^https:\/\/github\.com\/tensorflow\/tfjs-node$/,
  /^https:\/\/www\.shadertoy\.com\/view\/4djSRW$/,
]

/** With its slashes as they are, or escaped as in JSON. */
const ADDRESS = /(?:https?|wss?):(?:\\?\/){2}[^\s"'`<>)\\]+/g

/** A host without a scheme, where a text, an attribute or a `url()` begins, or behind a part that is put in. */
const HOST_ALONE = /(?<=["'`(=}])(?:\\?\/){2}[\w[][^\s"'`<>)\\]*/g

/**
 * Ways to make code from text. The policy refuses them all; none of them is to be tried. A method of another object
 * that is called `eval` is none of them; the two names by themselves are, so that they get no other name either.
 */
const CODE_IN_TEXT = [
  // `wasm-unsafe-eval` is a word of the policy.
  /(?<![\w$.-])eval(?![\w$])/,
  // `instanceof Function` asks what a value is, `Function.toString` what is native; with `Function.bind.apply` compilers
  // of old syntax write `new Class(...list)`.
  /(?<![\w$.]|instanceof )Function(?=\s*[(),;\]}.])(?!\.(?:toString|prototype|bind\.apply)\b)/,
  /\b(?:globalThis|window|self|top|parent|frames)\s*(?:\?\.|\.)\s*(?:eval|Function)(?![\w$])/,
  /\[\s*["'`](?:eval|Function)["'`]\s*\]/,
  // The constructor of any function is `Function`.
  /\.\s*constructor\s*(?:\.\s*constructor\b|\(\s*["'`])/,
  /\bset(Timeout|Interval)\s*\(\s*["'`]/,
]

/** A sentence of TensorFlow.js' engine that stands once in each copy of it. */
const ENGINE_MARK = 'The highest priority backend'

/**
 * @param {string} name of a file of the build
 * @param {string} text what it holds
 * @returns {string[]} what of it must not be shipped
 */
export function problemsOfText(name, text) {
  if (!TEXT.has(extname(name))) return []
  const problems = []
  const lower = text.toLowerCase()
  for (const word of FORBIDDEN) if (lower.includes(word)) problems.push(`contains "${word}"`)
  for (const [address] of [...text.matchAll(ADDRESS), ...text.matchAll(HOST_ALONE)]) {
    if (!ALLOWED_ADDRESSES.some((allowed) => allowed.test(address)))
      problems.push(`contains ${address}`)
  }
  const engines = text.split(ENGINE_MARK).length - 1
  if (engines > 1) problems.push(`holds ${String(engines)} copies of TensorFlow.js`)
  if (extname(name) === '.js') {
    for (const way of CODE_IN_TEXT) {
      const [found] = way.exec(text) ?? []
      if (found !== undefined) problems.push(`makes code from text: ${found}`)
    }
  }
  return problems
}
