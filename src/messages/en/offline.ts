/** Use without a network, installation, new versions. */
export const offline = {
  newer: 'A new version of Terrarium is ready. Reload when it suits you.',
  newerLater:
    'A new version of Terrarium is ready. It waits until what is being computed here has ended.',
  reload: 'Reload',
  kept: 'Works without a network.',
  install: 'Install as an app',
  download: 'Download this app',
  downloadNote: 'ZIP with checksums; runs from any web server',
  noDownload:
    'The download cannot be had here: there is no network, or this copy was downloaded itself. In that case pass on the ZIP that it came from.',
}
