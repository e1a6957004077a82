import type { Messages } from '../messages/en.ts'
import { readPreference, writePreference } from '../services/preferences.ts'
import { SITE } from './site.ts'

export type LanguageCode = 'en' | 'zh-CN'

/** Each is a file of its own: nobody waits for a language that is not on screen. */
const CATALOGUES: Record<LanguageCode, () => Promise<Messages>> = {
  en: async () => (await import('../messages/en.ts')).en,
  'zh-CN': async () => (await import('../messages/zh-CN.ts')).zhCN,
}

function firstChoice(): LanguageCode {
  const asked = new URLSearchParams(location.search).get('lang') ?? readPreference('language')
  if (asked === 'en' || asked === 'zh-CN') return asked
  if (SITE.language !== undefined) return SITE.language
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language on screen. Everything that reads `m` changes with it, without a reload. */
export class Language {
  code: LanguageCode
  m: Messages

  private constructor(code: LanguageCode, messages: Messages) {
    this.code = $state(code)
    this.m = $state.raw(messages)
  }

  /** The person's own choice, else the host's, else what the browser asks for. */
  static async load(): Promise<Language> {
    const code = firstChoice()
    return new Language(code, await CATALOGUES[code]())
  }

  async choose(code: LanguageCode): Promise<void> {
    // At once: a page that is left before the texts are here opens in that language, too.
    writePreference('language', code)
    this.m = await CATALOGUES[code]()
    this.code = code
    document.documentElement.lang = code
  }
}
