using System.Globalization;
using Farside.Simulator.Evaluation.Payloads;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>Tables of dose and radio written by hand, right ones and wrong ones.</summary>
public sealed class PayloadEvaluationTests : IDisposable
{
    const string Radio = "CE4_GRAS_LFRS-TR_SCI_P_20190103162200_20190103174300_0001_B.2C";
    const double Level = 3.1622776601683795e-5; // 45 dB down

    readonly EvaluationFolders _folders = new();

    public PayloadEvaluationTests()
    {
        _folders.WriteMission();
        var tables = Directory.CreateDirectory(Path.Combine(_folders.Truth, "tables")).FullName;
        File.WriteAllText(Path.Combine(tables, "lnd-DPSL-0001.csv"), "utc,charged_uGy_h,neutral_uGy_h\nA,10,3\nB,10.2,3\nC,50,3\n");
        File.WriteAllText(Path.Combine(tables, "lfrs-B-0001.csv"), "channel,frequency_MHz,galactic_W_m2_Hz,lander_W_m2_Hz\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i},1E-20,4E-18\n")));
    }

    public void Dispose() => _folders.Dispose();

    [Theory]
    [InlineData(13.11, 0.01, true, true)]
    [InlineData(13.16, 0.01, true, false)]
    [InlineData(13.4, 0.5, false, true)]
    public void A_mean_dose_is_held_against_the_truth_of_its_quiet_rows(double mean, double error, bool isClose, bool isWithinErrors)
    {
        Product("dose/ce4", "dose.csv", "utc,lunar_day,enhanced\nA,1,0\nB,1,0\nC,1,1\n");
        Product("dose/ce4", "days.csv", string.Create(CultureInfo.InvariantCulture, $"lunar_day,total_dose_rate_ugy_per_h,total_dose_rate_ugy_per_h_error\n1,{mean},{error}\n"));

        var report = _folders.Judge(new DoseEvaluation());

        Assert.Equal(100 * Math.Abs(mean - 13.1) / 13.1, report.Row(DoseEvaluation.Rate).Value, 1e-4); // reports keep six digits
        Assert.Equal(isClose, report.Row(DoseEvaluation.Rate).Value <= 1);
        Assert.Equal(isWithinErrors, report.Row(DoseEvaluation.Sigmas).Value <= 3.5);
    }

    [Theory]
    [InlineData(38, 4e-18, true, true)]
    [InlineData(30, 4e-18, false, true)]
    [InlineData(38, 5e-18, true, false)]
    public void Sky_and_lander_are_held_against_what_each_radiated(int within, double lander, bool isSkyRight, bool isLanderRight)
    {
        var error = 1e-19 * Level;
        Product($"radio/{Radio}", "spectrum.csv", "channel,sky,sky_error,lander,line\n" + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{(1e-20 * Level) + ((i < within ? 1.9 : 2.1) * error)},{error},{lander * Level},0\n"))));

        var report = _folders.Judge(new RadioEvaluation());

        Assert.Equal(within / 40.0, report.Row(RadioEvaluation.Sky + ", LFRS 0001").Value, 1e-9);
        Assert.Equal(isSkyRight, report.Row(RadioEvaluation.Sky + ", LFRS 0001").Value is >= 0.9 and <= 0.98);
        Assert.Equal(isLanderRight, report.Row(RadioEvaluation.Lander + ", LFRS 0001").Value <= 10);
    }

    [Theory]
    [InlineData(1.0, true, true)]
    [InlineData(1.015, true, false)]
    [InlineData(0.95, false, false)]
    public void Neutral_atoms_are_held_against_what_truly_came_back_at_the_same_times(double factor, bool isClose, bool isWithinErrors)
    {
        // Two rows of true fluxes 90 and 110 at every energy: 100 in the mean, 100 × 160 eV over all energies.
        double[] energies = [.. Enumerable.Range(0, 17).Select(i => 10.0 + (10 * i))];
        File.WriteAllText(Path.Combine(_folders.Truth, "tables", "asan-0001.csv"), "utc,energy_eV,hydrogen_flux_cm2_s_sr_eV\n" + string.Concat(energies.SelectMany(energy => new[] { 90, 110 }.Select(flux => string.Create(CultureInfo.InvariantCulture, $"A,{energy},{flux}\n")))));
        Product("neutral-atoms/ce4", "flux.csv", string.Create(CultureInfo.InvariantCulture, $"sequence,lunar_day,hydrogen_flux_1_per_cm2ssr,error\n0001,1,{16000 * factor},40\n0009,1,5,1\n"));
        Product("neutral-atoms/ce4", "spectra.csv", "spectrum,part,at,mean,error\n" + string.Concat(energies.Select((energy, i) => string.Create(CultureInfo.InvariantCulture, $"HYDROGEN_FLUX,sequence 0001,{energy},{100 + (i == 3 ? 2.1 : 1.9)},1\n"))));

        var report = _folders.Judge(new NeutralAtomsEvaluation());

        Assert.Equal(100 * Math.Abs(factor - 1), report.Row(NeutralAtomsEvaluation.Flux).Value, 1e-4);
        Assert.Equal(isClose, report.Row(NeutralAtomsEvaluation.Day).Value <= 2);
        Assert.Equal(isWithinErrors, report.Row(NeutralAtomsEvaluation.Sigmas).Value <= 3.5);
        Assert.Equal(Math.Sqrt(((16 * 1.9 * 1.9) + (2.1 * 2.1)) / 17), report.Row(NeutralAtomsEvaluation.Energies).Value, 1e-4);
    }

    void Product(string key, string file, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folders.Products, key)).FullName, file), text);
}
