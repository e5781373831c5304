import { bareAddress } from '../directory/address.ts';
import type { Directory, Incubator, Startup } from '../directory/directory.ts';
import incubatorNames from './data/incubator-names.json' with { type: 'json' };
import { foldedName } from './name-facts.ts';
import { nameStrength } from './names.ts';
import { isPersonName } from './words.ts';

/** The Startup, the incubator or the place of the network that an address leads to. */
export type AddressMatch =
  | {
      kind: 'startup-link' | 'product-link' | 'repository-link' | 'mail-address';
      startups: Startup[];
    }
  | { kind: 'incubator-link'; incubators: Incubator[] }
  | { kind: 'network-link' };

/**
 * Hosts that carry several products, or are everybody's tools: they identify no Startup.
 * Source: the public API of beta.gouv.fr, 2026-08-20, and public forges.
 */
const SHARED_HOSTS = new Set([
  'acrobat.adobe.com',
  'adresse.data.gouv.fr',
  'anct.gouv.fr',
  'ameli.fr',
  'beta.interieur.gouv.fr',
  'candidat.francetravail.fr',
  'candidat.pole-emploi.fr',
  'culture.gouv.fr',
  'cyber.gouv.fr',
  'data.education.gouv.fr',
  'demarches-simplifiees.fr',
  'entreprise.francetravail.fr',
  'github.com',
  'grist.numerique.gouv.fr',
  'huggingface.co',
  'lasuite.numerique.gouv.fr',
  'mission-transition-ecologique.beta.gouv.fr',
]);

/** Products whose own address is a common reference: a link to one of them says little. */
const GENERIC_HOSTS = new Set([
  'audioconf.numerique.gouv.fr',
  'fichiers.numerique.gouv.fr',
  'francetransfert.numerique.gouv.fr',
  'proconnect.gouv.fr',
  'resana.numerique.gouv.fr',
  'tchap.numerique.gouv.fr',
  'visio.numerique.gouv.fr',
  'webmail.numerique.gouv.fr',
  'data.gouv.fr',
  'docs.numerique.gouv.fr',
  'demarches-simplifiees.fr',
]);

/** Labels under beta.gouv.fr that belong to the network itself, not to a product. */
const NETWORK_LABELS = new Set([
  'www',
  'blog',
  'doc',
  'espace-membre',
  'pad',
  'mattermost',
  'sites',
]);

/** Resolves addresses to Startups, incubators, or the network at large. */
export interface AddressBook {
  /** @param address absolute http(s) or mailto address, or a bare "host/path" */
  find(address: string): AddressMatch | null;
  /** True for a product's address that people link to for its own sake (a reference, a tool). */
  isGeneric(address: string): boolean;
}

/** Builds the address book of a directory. */
export function addressBook(directory: Directory): AddressBook {
  const byId = new Map<string, Startup[]>();
  const byProduct = new Map<string, Startup[]>();
  const byRepository = new Map<string, Startup[]>();
  const byLabel = new Map<string, Startup[]>();
  const put = (map: Map<string, Startup[]>, key: string, startup: Startup) => {
    const known = map.get(key);
    if (!known) map.set(key, [startup]);
    else if (!known.includes(startup)) known.push(startup);
  };
  for (const startup of directory.startups) {
    put(byId, startup.id.toLowerCase(), startup);
    for (const name of [startup.id, startup.name, ...startup.formerNames]) {
      put(byLabel, squash(name), startup);
    }
    if (startup.product) {
      const [host = '', ...path] = startup.product.split('/');
      if (!SHARED_HOSTS.has(host)) put(byProduct, host, startup);
      if (path.length > 0) put(byProduct, startup.product, startup);
    }
    for (const repository of startup.repositories) {
      put(byRepository, repository.toLowerCase().split('/').slice(0, 3).join('/'), startup);
    }
  }
  // A present id takes precedence over another Startup's former id.
  for (const startup of directory.startups) {
    for (const former of startup.formerIds) {
      const key = former.toLowerCase();
      if (!byId.get(key)?.some(({ id }) => id.toLowerCase() === key)) put(byId, key, startup);
      put(byLabel, squash(former), startup);
    }
  }
  const incubators = new Map<string, Incubator>();
  const sites: [prefix: string, incubator: Incubator][] = [];
  for (const incubator of directory.incubators) {
    incubators.set(incubator.id.toLowerCase(), incubator);
    const site = incubator.website && ownSite(incubator.website);
    if (site) sites.push([site, incubator]);
  }
  const formerIds: Record<string, string> = incubatorNames.formerIds;
  for (const [former, id] of Object.entries(formerIds)) {
    const incubator = incubators.get(id.toLowerCase());
    if (incubator && !incubators.get(former)) incubators.set(former, incubator);
  }

  const one = (startups: Startup[] | undefined) =>
    startups && startups.length > 0 && startups.length <= 2 ? startups : null;

  return {
    isGeneric(address) {
      const host = /^mailto:/i.test(address)
        ? address.split(/[@?]/)[1]
        : bareAddress(withScheme(address))?.split('/')[0];
      return GENERIC_HOSTS.has(host?.toLowerCase() ?? '');
    },

    find(address) {
      if (/^mailto:/i.test(address)) return findMail(decode(address.slice(7)).split('?')[0] ?? '');
      const bare = bareAddress(withScheme(address));
      if (!bare) return null;
      const [host = '', ...path] = decode(bare).toLowerCase().split('/');
      if (host === 'beta.gouv.fr') {
        const [place, id] = path;
        if (id && /^startups?$/.test(place ?? '')) {
          const startups = one(byId.get(id.replace(/\.html?$/, '')));
          return startups ? { kind: 'startup-link', startups } : { kind: 'network-link' };
        }
        if (id && /^incubateurs?$/.test(place ?? '')) {
          const incubator = incubators.get(id.replace(/\.html?$/, ''));
          if (incubator) return { kind: 'incubator-link', incubators: [incubator] };
        }
        return { kind: 'network-link' };
      }
      const product = one(byProduct.get([host, ...path].join('/'))) ?? one(byProduct.get(host));
      if (product) return { kind: 'product-link', startups: product };
      if (/(^|\.)git(hub|lab)?\./.test(`.${host}`) || host === 'framagit.org') {
        return findRepository(host, path);
      }
      const [, incubator] =
        sites.find(([site]) => `${[host, ...path].join('/')}/`.startsWith(`${site}/`)) ?? [];
      if (incubator) return { kind: 'incubator-link', incubators: [incubator] };
      if (SHARED_HOSTS.has(host)) {
        return host.endsWith('.beta.gouv.fr') ? { kind: 'network-link' } : null;
      }
      const label = /^(?:.*\.)?([a-z0-9-]+)\.beta\.(?:gouv|numerique\.gouv)\.fr$/.exec(host)?.[1];
      if (label) {
        const startups = NETWORK_LABELS.has(label) ? null : one(byLabel.get(squash(label)));
        return startups ? { kind: 'product-link', startups } : { kind: 'network-link' };
      }
      const owned = ownDomain(host) ?? ownLabel(host);
      return owned ? { kind: 'product-link', startups: owned } : null;
    },
  };

  /** "rdv-solidarites.fr", "monstagedetroisieme.fr": a product's own domain spells its name. */
  function ownDomain(host: string): Startup[] | null {
    const label = /^([a-z0-9-]+)\.(?:gouv\.)?(?:fr|org|com|info|net|eu)$/.exec(host)?.[1];
    return label ? distinctLabel(label) : null;
  }

  /** "egapro.fabrique.social.gouv.fr": a product under its administration's domain. */
  function ownLabel(host: string): Startup[] | null {
    const label =
      /^([a-z0-9-]+)\.(?:[a-z0-9-]+\.)*(?:gouv|pole-emploi|francetravail|ademe)\.fr$/.exec(host);
    return label?.[1] ? distinctLabel(label[1]) : null;
  }

  /** The Startup whose name this label spells, unless the label could mean something else. */
  function distinctLabel(label: string): Startup[] | null {
    const word = squash(label);
    if (word.length < 5 || nameStrength(label) === 'ordinary') return null;
    return one(byLabel.get(word));
  }

  function findMail(address: string): AddressMatch | null {
    const [user = '', host = ''] = address.toLowerCase().trim().split('@');
    if (!host) return null;
    const domain = /^([a-z0-9-]+)\.beta\.gouv\.fr$/.exec(host)?.[1];
    const byHost =
      one(byProduct.get(host)) ?? (domain ? one(byLabel.get(squash(domain))) : ownDomain(host));
    if (byHost) return { kind: 'mail-address', startups: byHost };
    if (host !== 'beta.gouv.fr' && !host.endsWith('.beta.gouv.fr')) {
      // "support.emjpm@fabrique.social.gouv.fr": a team's mailbox at its administration.
      const parts = host.endsWith('.gouv.fr') ? user.split(/[.+_-]/) : [];
      const named = parts.map(distinctLabel).find((startups) => startups !== null);
      return named ? { kind: 'mail-address', startups: named } : null;
    }
    const words = user.replace(/^(?:contact|equipe|recrutement|hello|bonjour|support)[.-]?/, '');
    // "boris@beta.gouv.fr" is a person's mailbox, even if a Startup is called Boris.
    const startups =
      words.length >= 4 && !isPersonName(words) ? one(byLabel.get(squash(words))) : null;
    return startups ? { kind: 'mail-address', startups } : { kind: 'network-link' };
  }

  function findRepository(host: string, path: string[]): AddressMatch | null {
    const [owner = '', name = ''] = path;
    const known =
      one(byRepository.get([host, owner, name].filter(Boolean).join('/'))) ??
      one(byRepository.get(`${host}/${owner}`));
    if (known) return { kind: 'repository-link', startups: known };
    const label = name.replace(/\.git$/, '');
    const startups = owner === 'betagouv' ? one(byLabel.get(squash(label))) : distinctLabel(label);
    if (startups && label) return { kind: 'repository-link', startups };
    return owner === 'betagouv' ? { kind: 'network-link' } : null;
  }
}

/**
 * The part of an incubator's website that belongs to it alone: a subdomain of its administration
 * ("incubateur.ademe.fr") or a deep path on another site. Null for an administration's whole site,
 * which does not tell one incubator from another.
 */
function ownSite(website: string): string | null {
  const site = bareAddress(website)?.toLowerCase();
  if (!site) return null;
  const [host = '', ...path] = site.split('/');
  const labels = host.replace(/\.(?:gouv\.)?[a-z]+$/, '').split('.');
  return labels.length > 1 || path.length > 1 ? site : null;
}

function squash(text: string): string {
  return foldedName(text).replaceAll(' ', '');
}

function withScheme(address: string): string {
  return /^[a-z]+:/i.test(address) ? address : `https://${address}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}
