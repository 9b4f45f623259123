import path from 'node:path';
import { type Place, placesIn, readPlace } from '../assessment/read-place';

/**
 * The machines that chosen files and folders hold, none of them read yet.
 *
 * @throws AppError `bad-file` for a folder that holds none
 */
export async function placesAt(chosen: readonly string[]): Promise<readonly Place[]> {
  const places: string[] = [];
  for (const each of chosen) places.push(...(await placesIn(each)));
  return places.map((place) => ({ name: path.basename(place), read: (...how) => readPlace(place, ...how) }));
}
