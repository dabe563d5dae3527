using System.Text.Json.Nodes;
using Farside.Archive.Store;
using Farside.Simulator.Mission;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>The three products of a working period of the neutron and dose detector, and what is true of them.</summary>
static class LndProducts
{
    public static SimulatedMeasurement Of(LndPeriod period)
    {
        var (dose, neutrons, total) = (new LndDose(period), new LndNeutrons(period), new LndTotalDose(period));
        var middle = period.Start + ((period.Stop - period.Start) / 2);
        var modulation = RadiationField.ModulationAt(middle);
        var tables = new[] { ("DPSL", dose.Truth), ("ThN", neutrons.Truth), ("TID", total.Truth) }.ToDictionary(pair => $"lnd-{pair.Item1}-{period.Sequence}.csv", pair => pair.Item2);
        return new([Product(period, "DPSL", dose.Table), Product(period, "ThN", neutrons.Table), Product(period, "TID", total.Table)],
            new JsonObject
            {
                ["tables"] = new JsonArray([.. tables.Keys.Select(key => JsonValue.Create(key))]),
                ["chargedMicrograyPerHour"] = RadiationField.ChargedMicrograyPerHour * modulation,
                ["neutralMicrograyPerHour"] = RadiationField.NeutralMicrograyPerHour * modulation,
                ["modulation"] = modulation,
                ["let"] = LetTruth(modulation),
                ["storm"] = period.Storm is { } storm ? new JsonObject { ["onset"] = storm.Onset.ToUtcText(), ["peakMicrograyPerHour"] = storm.PeakMicrograyPerHour } : null,
            },
            tables);
    }

    static JsonArray LetTruth(double modulation) => [.. Enumerable.Range(0, RadiationField.LetBins).Select(bin => new JsonObject
    {
        ["fromKevPerUm"] = RadiationField.LetEdge(bin),
        ["toKevPerUm"] = RadiationField.LetEdge(bin + 1),
        ["fluxPerCm2SSr"] = RadiationField.LetFlux(bin) * modulation / (2 * Math.PI),
    })];

    static SimulatedProduct Product(LndPeriod period, string mode, CharacterTable table)
    {
        var name = new ProductName("CE4", "GRAS", $"LND-{mode}", "SCI", 'P', period.Start, period.Stop, period.Sequence, 'B', "2A", IsLabel: false);
        var data = table.ToBytes();
        return new($"LND/{mode}/2A/{period.ReleaseMonth}", name, Root(name, period.Start, period.Stop, "Lunar Neutrons and Dosimetry", isRover: false, "None", [LanderLocation()],
            Group("File_Area_Observational", File(name.FileName, period.Stop + TimeSpan.FromDays(30), data.Length, table.Rows), table.Structure())), data);
    }
}
