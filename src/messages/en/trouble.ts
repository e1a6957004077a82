/** Faults of the program itself. */
export const trouble = {
  title: 'Something went wrong in Terrarium itself.',
  text: 'That is our fault, not your file’s. You can go on; what is kept in this browser is still there. If something looks wrong, reload the page.',
  reload: 'Reload the page',
  goOn: 'Go on',
  details: 'Details',
  stays:
    'This text stays here unless you copy it. It may hold a word of your table: read it before you pass it on.',
  copy: 'Copy the details',
  copied: 'Copied.',
  byHand: 'The browser does not let the page copy: copy the text by hand.',
  brokenTitle: 'This page could not be shown',
  brokenText: 'The other pages still work, and what is kept in this browser is still there.',
  missingTitle: 'This page could not be loaded',
  missingText:
    'It is fetched when it is first opened, and the server did not answer, or holds a newer version by now. Nothing is lost: reload the page.',
  again: 'Try again',
}
