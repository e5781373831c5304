export { addresses } from './addresses.ts';
export { readList } from './list.ts';
export { readOffer } from './offer.ts';
export { panelLayout, profile } from './profile.ts';
