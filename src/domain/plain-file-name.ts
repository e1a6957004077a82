const MOST_CHARACTERS = 90

/**
 * Letters and digits with hyphens between them, as shells and web servers like it: "Customer churn, churned" gives
 * "customer-churn-churned".
 * @param fallback where no letter or digit is left
 */
export function plainFileStem(words: string, fallback: string): string {
  const stem = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .slice(0, MOST_CHARACTERS)
    .replace(/-$/, '')
  return stem || fallback
}
