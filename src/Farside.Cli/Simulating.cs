using Farside.Products.Runner;
using Farside.Simulator;

namespace Farside.Cli;

/// <summary>A simulation with its progress on the bar.</summary>
static class Simulating
{
    /// <returns>The data files of what was asked for, absolute paths.</returns>
    public static IReadOnlyList<string> Watch(string archive, SimulationOptions options, CancellationToken cancel)
    {
        var progress = new RunProgress();
        return Meter.Watch("simulating", progress, () => MissionSimulator.Write(archive, options, new Relay(progress), cancel));
    }

    sealed class Relay(RunProgress progress) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => progress.Set(value.Done, value.Total);
    }
}
