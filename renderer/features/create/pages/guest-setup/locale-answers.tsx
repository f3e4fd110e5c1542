import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';

const languages = (
  'ar-SA bg-BG cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-US es-ES es-MX et-EE fi-FI fr-CA fr-FR ' +
  'he-IL hr-HR hu-HU it-IT ja-JP ko-KR lt-LT lv-LV nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sv-SE ' +
  'th-TH tr-TR uk-UA zh-CN zh-TW'
).split(' ');

const names = new Intl.DisplayNames(['en-GB'], { type: 'language' });
const choices = languages
  .map(value => ({ value, label: names.of(value) ?? value }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

/** Language and keyboard of the installed system. */
export const LocaleAnswers = () => (
  <>
    <SelectAnswer path="unattended.language" label="Language" choices={choices} />
    <TextAnswer path="unattended.keyboard" label="Keyboard layout" placeholder="gb, de, us …" />
  </>
);
