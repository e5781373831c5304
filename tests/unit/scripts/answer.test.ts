import { describe, expect, it } from 'vitest';
import type { PanelContent, TabState } from '../../../scripts/browsers/panel.ts';
import type { RecordedResolution } from '../../../scripts/pages/recorded.ts';
import { describeAnswer, faultsOfAnswer } from '../../../scripts/replay/answer.ts';

const GUIDE = 'https://doc.example/guide#design';

const STATE = {
  networkByAddress: false,
  guides: [{ topic: 'interview', id: 'interview-design', label: 'Guide', url: GUIDE }],
  resolution: {
    outcome: 'identified',
    startups: [{ id: 'mobilic', name: 'Mobilic', url: 'https://beta.gouv.fr/startups/mobilic' }],
    incubators: [
      {
        id: 'mtes',
        name: 'La Fabrique',
        url: 'https://beta.gouv.fr/incubateurs/mtes',
        source: 'directory',
      },
    ],
    disagreement: null,
  },
} as unknown as TabState;

const PANEL: PanelContent = {
  language: 'fr',
  label: 'Repère',
  form: 'card',
  text: '',
  sections: [
    {
      heading: 'Tout',
      text: '',
      links: [
        { text: 'Mobilic', address: 'https://beta.gouv.fr/startups/mobilic' },
        { text: 'La Fabrique', address: 'https://beta.gouv.fr/incubateurs/mtes' },
        { text: 'Guide', address: GUIDE },
      ],
    },
  ],
};

const EXPECTED: RecordedResolution = {
  outcome: 'identified',
  startups: ['mobilic'],
  incubators: ['mtes'],
  profession: null,
  status: null,
  interviewGuide: '#design',
};

const withOutcome = (outcome: string) =>
  ({ ...STATE, resolution: { ...STATE.resolution, outcome } }) as TabState;

describe('what npm start and the end-to-end tests make of an answer', () => {
  it('is one line for people', () => {
    expect(describeAnswer('https://x.example/', { state: STATE, panel: PANEL })).toBe(
      `https://x.example/ | identified | Mobilic | La Fabrique | ${GUIDE}`,
    );
  });

  it('has no fault when all agrees', () => {
    expect(faultsOfAnswer({ state: STATE, panel: PANEL }, EXPECTED)).toEqual([]);
  });

  it('names what the panel does not show', () => {
    const panel = { ...PANEL, sections: [] };
    expect(faultsOfAnswer({ state: STATE, panel }, null)).toEqual([
      'the panel has no link "Mobilic"',
      'the panel has no link "La Fabrique"',
      `the panel has no link to ${GUIDE}`,
    ]);
    expect(faultsOfAnswer({ state: STATE, panel: null }, null)).toEqual(['the page has no panel']);
  });

  it('wants no panel on an offer that is not of the network', () => {
    const state = withOutcome('not-beta');
    expect(faultsOfAnswer({ state, panel: null }, null)).toEqual([]);
    expect(faultsOfAnswer({ state, panel: PANEL }, null)).toEqual([
      'a panel stands on the page, whose outcome is not-beta',
    ]);
  });

  it('names every difference with what is expected', () => {
    const expected = {
      ...EXPECTED,
      startups: ['pix'],
      incubators: ['dinum'],
      interviewGuide: null,
    };
    expect(faultsOfAnswer({ state: STATE, panel: PANEL }, expected)).toEqual([
      'Startups: found "mobilic", expected "pix"',
      'incubators: found "mtes", expected "dinum"',
      'interview guide: found "#design", expected ""',
    ]);
  });
});
