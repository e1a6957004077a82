import { en, type Messages } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'
import { readPreference, writePreference } from '../services/preferences.ts'

export type LanguageCode = 'en' | 'zh-CN'

const CATALOGUES: Record<LanguageCode, Messages> = { en, 'zh-CN': zhCN }

function firstChoice(): LanguageCode {
  const asked = new URLSearchParams(location.search).get('lang') ?? readPreference('language')
  if (asked === 'en' || asked === 'zh-CN') return asked
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language on screen. Everything that reads `m` changes with it, without a reload. */
export class Language {
  code = $state<LanguageCode>(firstChoice())
  m = $derived(CATALOGUES[this.code])

  choose(code: LanguageCode): void {
    this.code = code
    document.documentElement.lang = code
    writePreference('language', code)
  }
}
