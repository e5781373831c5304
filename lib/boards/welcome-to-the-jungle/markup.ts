/** What stands below an offer and is not it: other offers (2022 on), questions about it, videos of others (2025). */
export const OTHERS =
  '[data-testid="job-section-related-jobs"], [data-testid="jobs-section-faq"], [data-testid="job-section-discover"]';
