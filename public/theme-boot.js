// Sets the theme before the first paint. A file of its own, because the policy allows no inline script.
// `system` (or nothing kept yet) follows the system; the app keeps the choice under the same key.
;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('terrarium.theme')
  } catch {
    // Storage may be blocked; the system's theme it is.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  document.documentElement.dataset.theme = theme
})()
