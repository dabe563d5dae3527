// Eclipses of the Moon, and how its centre sees the Earth before the Sun, by astronomy-engine (npm, MIT): the judge of SolarEclipses where no network is.
//   npm install astronomy-engine@2.1.19 && node lunar-eclipses.js > lunar-eclipses-2013-2035.csv
const A=require('astronomy-engine');
const D=Math.PI/180, SUN=695700/149597870.7, EARTH=6378.137/149597870.7;
function view(t){ // from the Moon's centre
  const m=A.HelioVector(A.Body.Moon,t.AddDays(-499.0/86400)); const g=A.GeoMoon(t.AddDays(-1.28/86400));
  const s=[-m.x,-m.y,-m.z], e=[-g.x,-g.y,-g.z]; const n=v=>Math.hypot(...v);
  const dot=(s[0]*e[0]+s[1]*e[1]+s[2]*e[2])/(n(s)*n(e));
  return {apart:Math.acos(Math.min(1,dot)), sun:Math.asin(SUN/n(s)), earth:Math.asin(EARTH/n(e))};
}
function edge(out,inn,gap){ let a=out,b=inn; while(Math.abs(a.ut-b.ut)>0.1/86400){const m=A.MakeTime(new Date((a.date.getTime()+b.date.getTime())/2)); const mm=a.AddDays((b.ut-a.ut)/2); if(gap(view(mm))>0)a=mm;else b=mm;} return a;}
let e=A.SearchLunarEclipse(new Date('2013-01-01T00:00:00Z'));
console.log('peak_utc,kind,start_utc,greatest_utc,stop_utc,total_start_utc,total_stop_utc,least_separation_deg');
while(e.peak.date<new Date('2036-01-01')){
  let lo=e.peak.AddDays(-0.3),hi=e.peak.AddDays(0.3);
  while((hi.ut-lo.ut)>0.1/86400){const a=lo.AddDays((hi.ut-lo.ut)*.381966),b=hi.AddDays(-(hi.ut-lo.ut)*.381966); if(view(a).apart<view(b).apart)hi=b;else lo=a;}
  const v=view(lo); const touch=x=>x.apart-x.earth-x.sun, hid=x=>x.apart-x.earth+x.sun;
  const f=t=>t?new Date(Math.round(t.date.getTime()/1000)*1000).toISOString().replace('.000',''):'';
  const has=touch(v)<0, tot=hid(v)<0;
  console.log([f(e.peak),e.kind,has?f(edge(lo.AddDays(-.33),lo,touch)):'',f(lo),has?f(edge(lo.AddDays(.33),lo,touch)):'',tot?f(edge(lo.AddDays(-.33),lo,hid)):'',tot?f(edge(lo.AddDays(.33),lo,hid)):'',(v.apart/D).toFixed(4)].join(','));
  e=A.NextLunarEclipse(e.peak);
}
