/** Tables as curves and radar sections as echoes: a kind of page is one file in kinds/ and one line here. */
import "uplot/dist/uPlot.min.css";
import { mountPlot } from "./kinds/plot";
import { mountRadargram } from "./kinds/radargram";
import { mountKinds } from "./page";
import { sheet } from "./shell/sheet";

mountKinds({ plot: (host, page) => void sheet("plots").then(() => mountPlot(host, page)), radargram: mountRadargram });
