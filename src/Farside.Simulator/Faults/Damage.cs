namespace Farside.Simulator.Faults;

/// <summary>Does the damage asked for to a whole archive: each fault to products of its own, chosen by the seed.</summary>
public static class Damage
{
    /// <param name="dataFiles">Absolute paths of all data files, in any order; each label lies beside its own with an <c>L</c> behind the name.</param>
    /// <param name="archive">Folder of the archive.</param>
    /// <param name="originals">Folder beside the archive that keeps each file as it was before. What an earlier call damaged is undone first, so that calling again does the same.</param>
    /// <exception cref="SimulationException">A fault was asked for that no product can suffer; nothing is damaged then.</exception>
    public static DamageReport Do(IReadOnlyList<FaultRequest> faults, IReadOnlyList<string> dataFiles, uint seed, string archive, string originals)
    {
        Undo(archive, originals);
        var (plan, leftOut) = DamagePlan.For(faults, new Listing(dataFiles), seed);
        var files = new DamagedFiles(archive, originals);

        return new([.. plan.SelectMany(step => Befall(step, archive, files))], leftOut);
    }

    /// <summary>Puts every original back.</summary>
    public static void Undo(string archive, string originals) => DamagedFiles.Undo(archive, originals);

    static List<Harm> Befall(DamagePlan.Step step, string archive, DamagedFiles files)
    {
        var victim = new Victim(step.Group, archive, files, step.Seed);
        step.Fault.Happen(victim);
        return [.. files.Take().Select(file => new Harm(step.Fault, step.Group[0].FileName, file.Path, victim.Detail, file.Before, file.After))];
    }
}
