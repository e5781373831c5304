/** What a guide's link is for; also the `topic` of the inspect command. */
export type GuideTopic = 'interview' | 'candidates' | 'status' | 'profession' | 'resource';

/** A link the panel shows, with its French label; `caveat` is the key of an honest remark. */
export interface Guide {
  topic: GuideTopic;
  /** Stable id within the guides' data ("interview-developer"); the panel's label is found by it. */
  id: string;
  label: string;
  url: string;
}
