namespace Farside.Processing.Radar;

/// <summary>Steps one after the other.</summary>
public static class RadarChain
{
    /// <summary>The section after all steps. The echoes given may be overwritten.</summary>
    public static RadarSection Run(RadarSection section, IEnumerable<RadarStep> steps, RadarWork work)
    {
        foreach (var step in steps)
        {
            work.Cancel.ThrowIfCancellationRequested();
            section = step.Apply(section, work);
        }

        return section;
    }
}
