/** As much of the Trusted Types API as is used; TypeScript's libraries have none of it. */
interface TrustedTypePolicyFactory {
  createPolicy<Rules extends Readonly<Record<string, (text: string) => string>>>(
    name: string,
    rules: Rules,
  ): Record<keyof Rules, (text: string) => unknown>
}

/** Of this page or worker; undefined in a browser without Trusted Types. */
export const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory }
