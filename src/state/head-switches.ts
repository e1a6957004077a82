import type { Language } from './language.svelte.ts'
import type { Theme } from './theme.svelte.ts'

/** The button to the other language, in that language's own words; `lang` is its BCP 47 tag. */
export function languageSwitch(language: Language): {
  label: string
  lang: string
  onSwitch: () => void
} {
  const other = language.code === 'en' ? 'zh-CN' : 'en'
  return {
    label: language.m.common.otherLanguage,
    lang: other,
    onSwitch: () => {
      void language.choose(other)
    },
  }
}

/** The button to the dark page from the light one, and back. */
export function themeSwitch(
  theme: Theme,
  { m }: Language,
): { label: string; onSwitch: () => void } {
  return {
    label: theme.current === 'dark' ? m.common.toLight : m.common.toDark,
    onSwitch: () => {
      theme.toggle()
    },
  }
}
