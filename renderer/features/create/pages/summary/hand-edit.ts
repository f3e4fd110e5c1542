import { create } from 'zustand';
import { setAnswer, takeBack } from '../../wizard/answers.ts';

/** The last document edited by hand: kept when the plan's own is taken again, so that the two can be compared. */
export const useHandEdit = create<{ last: string | undefined }>(() => ({ last: undefined }));

export function takeDocument(text: string): void {
  useHandEdit.setState({ last: text });
  setAnswer('xml', text);
}

export const takePlansDocument = (): void => takeBack('xml');
