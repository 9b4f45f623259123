import type { GuideRowOfMachine, ReadinessDocument } from '../../core/document/schema';
import { CopyText } from './CopyText';
import { ScrollRegion } from './ScrollRegion';
import './GuideTable.css';

export interface GuideTableProps {
  readonly rows: readonly GuideRowOfMachine[];
  readonly platform: ReadinessDocument['platform'];
  readonly onOpen: (address: string) => void;
}

const mineWords = { named: 'This machine', byWording: 'This machine, by the row’s wording' } as const;

/** The guide's table in its words; rows of this machine are lit and say what holds then and today. */
export function GuideTable({ rows, platform, onOpen }: GuideTableProps) {
  return (
    <ScrollRegion label="The guide’s table">
      <table className="table guide">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Capability</th>
            <th scope="col">Operating system</th>
            <th scope="col">Resource</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, capability, capabilityName, operatingSystems, resource, applies }) => {
            const status = applies === 'no' ? undefined : platform?.capabilities[capability];
            return (
              <tr key={row} data-lit={applies === 'no' ? undefined : true}>
                <td className="num">{row}</td>
                <th scope="row">
                  <span className="guide-capability">{capabilityName}</span>
                  {applies !== 'no' && <span className="guide-mine small">{mineWords[applies]}</span>}
                </th>
                <td>
                  {operatingSystems.join(', ')}
                  {status && (
                    <dl className="guide-result small">
                      <dt>March 2021</dt>
                      <dd>{status.march2021}</dd>
                      <dt>Today</dt>
                      <dd className="strong">{status.today}</dd>
                      {status.note && (
                        <>
                          <dt>Note</dt>
                          <dd>{status.note}</dd>
                        </>
                      )}
                    </dl>
                  )}
                </td>
                <td>
                  {resource.name}
                  {applies !== 'no' && (
                    <>
                      <span className="small muted guide-address">Today{!resource.verifiedToday && ', unconfirmed'}</span>
                      <CopyText text={resource.urlToday} label="Copy today’s address" onOpen={onOpen} />
                      <span className="small muted guide-address">March 2021</span>
                      <CopyText text={resource.url} label="Copy the guide’s address" onOpen={onOpen} />
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
