/** The ways by which code in a page or a worker can send something to another address. */
export const WAYS_OUT = [
  'fetch',
  'beacon',
  'socket',
  'code',
  'image',
  'style',
  'font',
  'prefetch',
  'frame',
  'form',
  'webRtc',
  'window',
  'leaving',
] as const
export type WayOut = (typeof WAYS_OUT)[number]

/** The ways that a worker has, too. */
export const WORKER_WAYS: ReadonlySet<WayOut> = new Set(['fetch', 'socket', 'code'])

/** No content security policy covers these: only `Connection-Allowlist` does. */
export type UncoveredWay = 'webRtc' | 'window' | 'leaving'

/** The directive of a policy that covers each of the others. */
export const DIRECTIVES: Readonly<Record<Exclude<WayOut, UncoveredWay>, string>> = {
  fetch: 'connect-src',
  beacon: 'connect-src',
  socket: 'connect-src',
  code: 'script-src',
  image: 'img-src',
  style: 'style-src',
  font: 'font-src',
  prefetch: 'default-src',
  frame: 'frame-src',
  form: 'form-action',
}

/** Without these directives everything is allowed; the others fall back on `default-src`. */
const WITHOUT_FALLBACK: ReadonlySet<string> = new Set(['form-action'])

/** What a policy itself says of a directive, word by word; undefined if it does not speak of it. */
export function saysOf(policy: string, directive: string): readonly string[] | undefined {
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    if (name.toLowerCase() === directive) return sources
  }
  return undefined
}

/** What a policy lets a directive do: what it says of it, else what it says of everything. */
function sourcesOf(policy: string, directive: string): readonly string[] | undefined {
  const fallback = WITHOUT_FALLBACK.has(directive) ? undefined : saysOf(policy, 'default-src')
  return saysOf(policy, directive) ?? fallback
}

/** Allowed without another address coming into it: keywords in quotes, and what the page made itself. */
const isOwn = (source: string): boolean =>
  /^'.*'$/.test(source) || source === 'blob:' || source === 'data:'

/** Whether one of the policies, all of which are in force, lets the directive reach no other address. */
export function keepsInside(policies: readonly string[], directive: string): boolean {
  return policies.some((policy) => sourcesOf(policy, directive)?.every(isOwn) === true)
}
