/** What both catalogues may write alike: names, abbreviations and symbols that are not translated. */
const SHARED_WORDS = new Set([
  'Adam',
  'AdamW',
  'API',
  'AUC',
  'Chrome',
  'CPU',
  'CSV',
  'Edge',
  'ELU',
  'English',
  'F1',
  'Firefox',
  'GELU',
  'GPU',
  'JSON',
  'L2',
  'Leaky',
  'log',
  'MAE',
  'Mish',
  'ML',
  'MLP',
  'PR',
  'R²',
  'ReLU',
  'ReLU6',
  'RMSE',
  'RMSprop',
  'ROC',
  'Safari',
  'SELU',
  'SGD',
  'SHA-256',
  'sigmoid',
  'Softplus',
  'Swish',
  'tanh',
  'TensorFlow.js',
  'Terrarium',
  'URL',
  'UTF-8',
  'WebAssembly',
  'WebGPU',
  'x',
  'y',
])

const HAN = /\p{Script=Han}/u
const LETTER = /\p{L}/u

/** The language switch names each language in itself. */
const OWN_NAMES = new Set(['简体中文', '中文'])

/** Whether a text needs no translation: no letters, or only words that both languages share. */
export function isLanguageNeutral(text: string): boolean {
  if (OWN_NAMES.has(text)) return true
  return text
    .split(/[\s/,:;()·…–—+=×%、（），：]+/u)
    .every((word) => !LETTER.test(word) || SHARED_WORDS.has(word))
}

/** The text of a message; of a function, its source with escapes undone, since that holds its sentences. */
function textOf(message: unknown): string | undefined {
  if (typeof message === 'string') return message
  if (typeof message !== 'function') return undefined
  return String(message).replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function kindOf(message: unknown): string {
  return isGroup(message) ? 'group' : typeof message
}

function problemsOfPair(path: string, english: unknown, chinese: unknown): string[] {
  if (kindOf(english) !== kindOf(chinese)) {
    return [`${path}: ${kindOf(english)} in en, ${kindOf(chinese)} in zh-CN`]
  }
  const [en, zh] = [textOf(english), textOf(chinese)]
  if (en === undefined || zh === undefined) return [`${path}: neither text nor a function`]
  const problems: string[] = []
  if (en.trim() === '') problems.push(`${path}: empty in en`)
  if (zh.trim() === '') problems.push(`${path}: empty in zh-CN`)
  if (HAN.test(en) && !isLanguageNeutral(en)) problems.push(`${path}: Chinese in en`)
  // A function without sentences of its own ("${a} / ${b}") cannot be told from an untranslated one by its letters.
  const untranslated = typeof chinese === 'string' ? !isLanguageNeutral(zh) : hasSentence(zh)
  if (!HAN.test(zh) && untranslated) problems.push(`${path}: no Chinese in zh-CN: ${zh}`)
  return problems
}

/** Whether a function's source holds a quoted text with words in it; what stands in `${}` does not count. */
function hasSentence(source: string): boolean {
  const quoted = source.match(/'[^']*'|"[^"]*"|`[^`]*`/g) ?? []
  return quoted.some((text) => !isLanguageNeutral(text.slice(1, -1).replace(/\$\{[^}]*\}/g, ' ')))
}

/**
 * Compares two catalogues: the same keys at every depth, no empty text, nothing left in the other language.
 * @returns one line per problem
 */
export function catalogueProblems(
  english: Record<string, unknown>,
  chinese: Record<string, unknown>,
  path = '',
): string[] {
  const keys = new Set([...Object.keys(english), ...Object.keys(chinese)])
  return [...keys].flatMap((key) => {
    const here = path === '' ? key : `${path}.${key}`
    if (!(key in english)) return [`${here}: missing in en`]
    if (!(key in chinese)) return [`${here}: missing in zh-CN`]
    const [en, zh] = [english[key], chinese[key]]
    return isGroup(en) && isGroup(zh)
      ? catalogueProblems(en, zh, here)
      : problemsOfPair(here, en, zh)
  })
}
