/** What a page posts to the service worker of a newer release when the person wants that one. */
export const TAKE_OVER = 'takeOver'

/** A page holds the Web Lock of this name and its build as long as it is open, so that its files are not dropped. */
export const PAGE_LOCK = 'terrarium page '
