/** The project's public addresses; null as long as it has none. */
export interface ProjectAddresses {
  /** Its page: the manifest's `homepage_url`, stores' "website". */
  homepage: string | null;
  /** Where reports and questions go: "Signaler cette réponse", stores' "support". */
  support: string | null;
  /** Its privacy policy, which Chrome's and Edge's stores ask for. */
  privacy: string | null;
}

/**
 * All addresses of the project follow from one, `bugs` in package.json.
 *
 * @param bugs the address of its issues ("https://github.com/OWNER/NAME/issues"), a "mailto:" address, of which no page
 *   follows, or empty
 */
export function addressesOf(bugs: string): ProjectAddresses {
  const [, homepage = null] = /^(https:\/\/\S+)\/issues\/?$/.exec(bugs) ?? [];
  return {
    homepage,
    support: bugs || null,
    privacy: homepage && `${homepage}/blob/main/PRIVACY.md`,
  };
}
