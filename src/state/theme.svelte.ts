import { readPreference, writePreference } from '../services/preferences.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Light or dark; `system` follows the machine. `theme-boot.js` does the same before the first paint. */
export class Theme {
  choice = $state<ThemeChoice>(firstChoice())
  #systemDark = $state(false)
  current = $derived<'light' | 'dark'>(
    this.choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.choice,
  )

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)')
    this.#systemDark = query.matches
    query.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches
      this.#apply()
    })
    this.#apply()
    // Paper is light.
    addEventListener('beforeprint', () => {
      document.documentElement.dataset['theme'] = 'light'
    })
    addEventListener('afterprint', () => {
      this.#apply()
    })
  }

  /** Switches between light and dark; from then on the system is not asked. */
  toggle(): void {
    this.choice = this.current === 'dark' ? 'light' : 'dark'
    writePreference('theme', this.choice)
    this.#apply()
  }

  #apply(): void {
    document.documentElement.dataset['theme'] = this.current
  }
}

/** What the address asks for (a page that frames this one knows its own colours), else what was kept. */
function firstChoice(): ThemeChoice {
  const stored = new URLSearchParams(location.search).get('theme') ?? readPreference('theme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}
