import type { Words } from './lesson.ts'

/** A text in both languages. */
export function say(en: string, zh: string): Words {
  return { en, 'zh-CN': zh }
}
