/** As text of an attribute in double quotes. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/**
 * HTML for a page that frames the classroom. The sandbox keeps everything from it that it does not need.
 * @param title what the frame is, for those who do not see it
 */
export function frameCode(address: string, title: string): string {
  return `<iframe src="${attribute(address)}" title="${attribute(title)}" sandbox="allow-scripts allow-same-origin allow-downloads" width="100%" height="900" style="border: 0" loading="lazy"></iframe>`
}
