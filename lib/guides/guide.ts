/** The purpose of a guide's link; also the `topic` of the inspect command. */
export type GuideTopic = 'interview' | 'candidates' | 'status' | 'profession' | 'resource';

/**
 * A link that the panel shows, with its French label; `caveat` is the key of a remark about its
 * limits.
 */
export interface Guide {
  topic: GuideTopic;
  /** Stable id within the guides' data ("interview-developer"); the panel finds its label by it. */
  id: string;
  label: string;
  url: string;
}
