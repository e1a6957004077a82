/** Which build this is: the commit, or the package version where there is no repository. Set by vite.config.ts. */
declare const __BUILD_ID__: string
