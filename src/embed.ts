import './services/trusted-types.ts'
import './tokens.css'
import './base.css'
import './controls.css'
import { mount } from 'svelte'
import EmbedApp from './EmbedApp.svelte'
import { keepNothing } from './services/preferences.ts'
import { probeWorkers } from './services/start-worker.ts'
import { Language } from './state/language.svelte.ts'

const target = document.getElementById('app')
if (target === null) throw new Error('embed/index.html has no #app')
// Before the language, which would ask for what was kept.
keepNothing()
void Promise.all([Language.load(), probeWorkers()]).then(([language]) => {
  // Takes away what embed/index.html says while it loads.
  target.replaceChildren()
  mount(EmbedApp, { target, props: { language } })
})
