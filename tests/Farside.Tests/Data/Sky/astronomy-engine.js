// The Sun and the Earth as the Moon sees them, by astronomy-engine (npm, MIT): the judge of Core/Sky where no network is.
//   npm install astronomy-engine@2.1.19 && node astronomy-engine.js > astronomy-engine-2013-2035.csv
// Apparent places (light time and aberration) from the Moon's centre in J2000 equatorial axes, km; and the points below them by the IAU's
// mean-Earth axes (RotationAxis), degrees east and north.
const A = require('astronomy-engine');

const kmPerAu = A.KM_PER_AU;

// Terrestrial Time from UTC by the leap seconds that were, 37 s since 2017, instead of a forecast of the Earth's rotation.
A.SetDeltaTFunction(days => 32.184 + (days < 4564.5 ? 34 : days < 5659.5 ? 35 : days < 6209.5 ? 36 : 37));
const radians = Math.PI / 180;
const stepDays = 16.71; // slides through the month, the year and the hours of the day

function below(vector, axis) {
  // X of the IAU axes: the node of the body's equator on the Earth's of J2000, turned on by W.
  const [ra, w] = [axis.ra * 15 * radians, axis.spin * radians];
  const z = [axis.north.x, axis.north.y, axis.north.z];
  const node = [-Math.sin(ra), Math.cos(ra), 0];
  const across = [z[1] * node[2] - z[2] * node[1], z[2] * node[0] - z[0] * node[2], z[0] * node[1] - z[1] * node[0]];
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const [n, m, up] = [dot(vector, node), dot(vector, across), dot(vector, z)];
  const east = (Math.atan2(m, n) - w) / radians;
  return [((east % 360) + 360) % 360, Math.atan2(up, Math.hypot(n, m)) / radians];
}

function seen(time, body) {
  const v = A.BackdatePosition(time, A.Body.Moon, body, true);
  return [v.x * kmPerAu, v.y * kmPerAu, v.z * kmPerAu];
}

// The Moon over one ground station, without refraction.
const miyun = new A.Observer(40.56, 116.98, 0);
function overMiyun(time) {
  const place = A.Equator(A.Body.Moon, time, miyun, true, true);
  const sky = A.Horizon(time, miyun, place.ra, place.dec);
  return [sky.azimuth, sky.altitude];
}

const number = (value, digits) => value.toFixed(digits);
console.log('utc,sun_x_km,sun_y_km,sun_z_km,earth_x_km,earth_y_km,earth_z_km,sun_lon,sun_lat,earth_lon,earth_lat,miyun_moon_az,miyun_moon_el');
const end = Date.UTC(2036, 0, 1);
for (let at = Date.UTC(2013, 0, 1); at < end; at += stepDays * 86400e3) {
  const date = new Date(Math.round(at / 1000) * 1000);
  const time = A.MakeTime(date);
  const axis = A.RotationAxis(A.Body.Moon, time);
  const [sun, earth] = [seen(time, A.Body.Sun), seen(time, A.Body.Earth)];
  console.log([date.toISOString().replace('.000', ''), ...sun.map(x => number(x, 0)), ...earth.map(x => number(x, 1)),
    ...below(sun, axis).map(x => number(x, 4)), ...below(earth, axis).map(x => number(x, 4)), ...overMiyun(time).map(x => number(x, 3))].join(','));
}
