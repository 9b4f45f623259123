import { FluentProvider } from '@fluentui/react-components';
import {
  ClipboardTaskListLtr20Regular,
  DesktopPulse20Regular,
  type FluentIcon,
  GlobeShield20Regular,
  Key20Regular,
  PersonKey20Regular,
  TabDesktopMultiple20Regular,
  TextBulletListSquare20Regular,
} from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { stepTitles } from '../../core/text/wording';
import { Rail } from '../components/Rail';
import { Collected } from '../device/Collected';
import { Collecting } from '../device/Collecting';
import { Machines } from '../machines/Machines';
import { Review } from '../review/Review';
import { Start } from '../start/Start';
import { openDocument } from '../state/assessment-slice';
import type { Place } from '../state/navigation-slice';
import { useAppState } from '../state/use-app-state';
import { AllFindings } from '../steps/AllFindings';
import { Connectivity } from '../steps/Connectivity';
import { FindingDetails } from '../steps/FindingDetails';
import { GuideStep, NothingAssessed } from '../steps/GuideStep';
import { DropTarget } from './DropTarget';
import { exportStateOf } from './export-state';
import { FileOrigin } from './FileOrigin';
import { WindowNotices } from './WindowNotices';
import { countOfMachines, placeOfMachines, placesOf, verdictOfRail } from './rail-places';
import { reader } from './reader';
import { TitleBar } from './TitleBar';
import { useSystemTheme } from './theme';
import { useFocusOnChange } from './focus-on-change';
import { useWindowKeys } from './window-keys';

const icons: Readonly<Record<Exclude<Place, 'start'>, FluentIcon>> = {
  machines: TabDesktopMultiple20Regular,
  device: DesktopPulse20Regular,
  get: Key20Regular,
  access: PersonKey20Regular,
  connectivity: GlobeShield20Regular,
  findings: TextBulletListSquare20Regular,
  review: ClipboardTaskListLtr20Regular,
};

/** The window: title bar, rail, content, and the details of what is selected. */
export function App() {
  const theme = useSystemTheme();
  const place = useAppState((state) => state.place);
  useWindowKeys();
  useNetworkWatch();
  useFocusOnChange();
  return (
    <FluentProvider theme={theme} className="fluent">
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        Skip to content
      </button>
      <div className="window" data-bare={place === 'start' || undefined}>
        <Title />
        {place !== 'start' && <Places />}
        <div className="work">
          <Content />
          <Details />
        </div>
      </div>
      <DropTarget />
    </FluentProvider>
  );
}

function Title() {
  const info = useAppState((state) => state.info);
  const place = useAppState((state) => state.place);
  const document = useAppState(openDocument);
  const exported = useAppState((state) => state.exported);
  const known = info.phase === 'known' ? info.info : null;
  const name = document?.machine.name ?? known?.machineName ?? 'This device';
  const machines = useAppState((state) => state.machines);
  const many = place === 'machines';
  const title = place === 'start' ? null : many ? 'Collected machines' : name;
  useEffect(() => {
    window.document.title = title === null ? 'Defender Readiness Assessor' : `${title} – Defender Readiness Assessor`;
  }, [title]);
  return (
    <TitleBar
      online={known?.online ?? null}
      document={
        title === null
          ? null
          : {
              name: title,
              state: many ? countOfMachines(machines) : document ? exportStateOf(document, exported, reader.timeZone) : 'Not assessed yet',
              verdict: many ? null : document && verdictOfRail(document),
            }
      }
    />
  );
}

function Places() {
  const assessment = useAppState((state) => state.assessment);
  const document = useAppState(openDocument);
  const exported = useAppState((state) => state.exported);
  const machineName = useAppState(({ info }) => (info.phase === 'known' ? info.info.machineName : 'This device'));
  const place = useAppState((state) => state.place);
  const goTo = useAppState((state) => state.goTo);
  const machines = useAppState((state) => state.machines);
  const noneOpen = assessment.phase === 'idle';
  const places = placesOf(assessment, document, exportStateOf(document, exported, reader.timeZone));
  const list = placeOfMachines(machines);
  return (
    <Rail
      machine={noneOpen ? null : (document?.machine.name ?? machineName)}
      system={document?.machine.system ?? document?.platform?.displayName ?? ''}
      verdict={verdictOfRail(document)}
      places={[...(list ? [list] : []), ...(noneOpen ? [] : places)].map((each) => ({ ...each, icon: icons[each.id] }))}
      current={place}
      onSelect={goTo}
    />
  );
}

function Content() {
  const place = useAppState((state) => state.place);
  const part = useAppState((state) => state.part);
  const document = useAppState(openDocument);
  const shownSection = useAppState((state) => state.shownSection);
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every place and part begins at its top, or where one was or wanted to be
  useEffect(() => {
    const begin = main.current?.querySelector('[data-begin]');
    if (begin) begin.scrollIntoView({ block: place === 'machines' ? 'center' : 'start' });
    else main.current?.scrollTo({ top: 0 });
  }, [place, part, shownSection]);
  return (
    <main className="content" id="content" aria-label={labelOf(place)} tabIndex={-1} ref={main}>
      <WindowNotices />
      {document && place !== 'start' && place !== 'machines' && (
        <FileOrigin document={document} full={place === 'device' || place === 'review'} />
      )}
      <Screen place={place} />
    </main>
  );
}

function labelOf(place: Place): string {
  switch (place) {
    case 'start':
      return 'Start';
    case 'machines':
      return 'Collected machines';
    case 'device':
      return 'This device';
    case 'get':
      return stepTitles[1].short;
    case 'access':
      return stepTitles[2].short;
    case 'connectivity':
      return stepTitles[3].short;
    case 'findings':
      return 'All findings';
    case 'review':
      return 'Review and export';
  }
}

function Screen({ place }: { readonly place: Place }) {
  const assessment = useAppState((state) => state.assessment);
  const document = useAppState(openDocument);
  if (place === 'start') return <Start />;
  if (place === 'machines') return <Machines />;
  if (place === 'device' && assessment.phase === 'collecting') return <Collecting run={assessment} />;
  if (!document) return <NothingAssessed heading={labelOf(place)} />;
  switch (place) {
    case 'device':
      return <Collected document={document} />;
    case 'get':
      return <GuideStep step={1} document={document} />;
    case 'access':
      return <GuideStep step={2} document={document} />;
    case 'connectivity':
      return <Connectivity document={document} />;
    case 'findings':
      return <AllFindings document={document} />;
    case 'review':
      return <Review document={document} />;
  }
}

function Details() {
  const document = useAppState(openDocument);
  const selected = useAppState((state) => state.selected);
  const finding = document?.findings.find(({ checkId }) => checkId === selected);
  return document && finding ? <FindingDetails finding={finding} document={document} /> : null;
}

/** Asks main again whenever the system says that a network came or went. */
function useNetworkWatch(): void {
  const loadInfo = useAppState((state) => state.loadInfo);
  useEffect(() => {
    const ask = () => void loadInfo();
    addEventListener('online', ask);
    addEventListener('offline', ask);
    return () => {
      removeEventListener('online', ask);
      removeEventListener('offline', ask);
    };
  }, [loadInfo]);
}
