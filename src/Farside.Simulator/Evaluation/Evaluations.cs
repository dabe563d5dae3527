using Farside.Simulator.Evaluation.Colour;
using Farside.Simulator.Evaluation.Compare;
using Farside.Simulator.Evaluation.Descent;
using Farside.Simulator.Evaluation.Findings;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Evaluation.Hardware;
using Farside.Simulator.Evaluation.Labels;
using Farside.Simulator.Evaluation.Panorama;
using Farside.Simulator.Evaluation.Payloads;
using Farside.Simulator.Evaluation.Radar;
using Farside.Simulator.Evaluation.Stereo;
using Farside.Simulator.Evaluation.Stops;
using Farside.Simulator.Evaluation.Terrain;
using Farside.Simulator.Evaluation.Traverse;

namespace Farside.Simulator.Evaluation;

/// <summary>Every comparison there is, in the order of the report.</summary>
static class Evaluations
{
    public static IReadOnlyList<IEvaluation> All { get; } =
    [
        new ColourEvaluation(),
        new DefectMaskEvaluation(),
        new LabelPoseEvaluation(),
        new GeometryEvaluation(),
        new HardwareEvaluation(),
        new PanoramaEvaluation(),
        new AnaglyphEvaluation(),
        new TerrainEvaluation(),
        new CompareEvaluation(),
        new TrackEvaluation(),
        new MapEvaluation(),
        new FilmEvaluation(),
        new RadarEvaluation(),
        new StopsEvaluation(),
        new TraverseEvaluation(),
        new SpectrumEvaluation(),
        new DoseEvaluation(),
        new NeutralAtomsEvaluation(),
        new RadioEvaluation(),
        new RepeatedShotsEvaluation(),
        new RepeatedDataEvaluation(),
        new FaultsEvaluation(),
    ];
}
