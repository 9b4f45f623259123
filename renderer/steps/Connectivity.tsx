import { CalendarClock20Filled } from '@fluentui/react-icons';
import { checkOf } from '../../core/checks/all';
import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding } from '../../core/evaluate/finding';
import { stepTitles, titleOf } from '../../core/text/wording';
import { FindingList } from '../components/FindingRow';
import { GuideTable } from '../components/GuideTable';
import { PageHeader } from '../components/PageHeader';
import { PlaneMatrix } from '../components/PlaneMatrix';
import { SubNav } from '../components/SubNav';
import { UnavailableSection } from '../device/UnavailableSection';
import { connectivityParts, type ConnectivityPart } from '../state/navigation-slice';
import { useAppState } from '../state/use-app-state';
import { FindingsBrowser } from './FindingsBrowser';
import { LinkFailure } from './LinkFailure';
import { enumerated } from '../../core/text/enumeration';
import { stepSentence } from './step-sentence';
import './Steps.css';

const partNames: Readonly<Record<ConnectivityPart, string>> = { findings: 'Findings', guide: 'Guide’s table', planes: 'Proxy settings' };

/** The guide's name of this step says little of what a device needs for it. */
const holdsAlso = `Here is also what the device itself has to bring: the system and its support, Symantec and other products, Defender, disk and updates.`;

/** Step 3: what was found, the guide's table with this machine's rows, and the proxy settings side by side. */
export function Connectivity({ document }: { readonly document: ReadinessDocument }) {
  const part = useAppState((state) => state.part);
  const showPart = useAppState((state) => state.showPart);
  const selected = useAppState((state) => state.selected);
  const select = useAppState((state) => state.select);
  const openLink = useAppState((state) => state.openLink);
  const findings = document.findings.filter(({ step }) => step === 3);
  const open = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable').length;
  return (
    <>
      <PageHeader heading={stepTitles[3].short}>
        {stepSentence(findings)}
        <span className="block">{holdsAlso}</span>
        <span className="guide-title small">The guide’s words: {stepTitles[3].guide}</span>
      </PageHeader>
      <SubNav
        label="Parts of this step"
        current={part}
        onSelect={showPart}
        items={connectivityParts.map((id) => ({ id, name: partNames[id], ...(id === 'findings' ? { count: open } : {}) }))}
      />
      <LinkFailure />
      {part === 'findings' && (
        <>
          <DeferralNotice deferred={findings.filter(({ outcome }) => outcome === 'deferred')} />
          <FindingsBrowser scope="connectivity" findings={findings} />
        </>
      )}
      {part === 'guide' && (
        <>
          <p className="guide-lead">{platformSentence(document)}</p>
          <GuideTable rows={document.guide.rows} platform={document.platform} onOpen={openLink} />
        </>
      )}
      {part === 'planes' && <ProxySettings document={document} selected={selected} onSelect={select} />}
    </>
  );
}

/** Connectivity was not tested: that is said in front, with what waits for it. */
function DeferralNotice({ deferred }: { readonly deferred: readonly Finding[] }) {
  if (deferred.length === 0) return null;
  return (
    <section className="offline-note" data-outcome="deferred" aria-labelledby="deferral">
      <CalendarClock20Filled aria-hidden />
      <h2 id="deferral">Nothing was sent, so connectivity is not tested yet</h2>
      <p>
        What the machine itself can tell is judged below. To be tested later, from this machine:{' '}
        <span className="strong">{enumerated(deferred.map(({ checkId }) => titleOf(checkId)))}</span>.
      </p>
    </section>
  );
}

function platformSentence({ platform, guide, machine }: ReadinessDocument): string {
  const rows = guide.rows.filter(({ applies }) => applies !== 'no').map(({ row }) => row);
  const system = machine.system ?? platform?.displayName ?? 'This system';
  if (rows.length === 0) return `${system} is in none of the guide’s rows. What holds today stands under This device.`;
  return `${system} is in ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(' and ')} of the guide’s table.`;
}

interface ProxySettingsProps {
  readonly document: ReadinessDocument;
  readonly selected: string | null;
  readonly onSelect: (checkId: string) => void;
}

function ProxySettings({ document, selected, onSelect }: ProxySettingsProps) {
  const { proxy } = document.inventory.sections;
  const about = document.findings.filter(({ checkId, outcome }) => outcome !== 'pass' && checkOf(checkId)?.requires.includes('proxy'));
  return (
    <>
      {about.length > 0 && (
        <div className="planes-findings">
          <FindingList findings={about} selected={selected} onSelect={onSelect} label="Findings about these settings" />
        </div>
      )}
      {proxy.status === 'read' ? <PlaneMatrix planes={proxy.data.planes} /> : <UnavailableSection name="proxy" section={proxy} />}
    </>
  );
}
