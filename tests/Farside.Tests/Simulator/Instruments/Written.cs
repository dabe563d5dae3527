using Farside.Archive.Labels;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator.Instruments;

/// <summary>Puts a simulated product on disk, label beside data, as the archive keeps them.</summary>
static class Written
{
    public static void To(string folder, SimulatedProduct product)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, product.Folder)).FullName;
        File.WriteAllBytes(Path.Combine(home, product.Name.FileName), product.Data);
        using var stream = File.Create(Path.Combine(home, product.Name.LabelName));
        LabelWriter.Write(product.Label, stream, PortalLabel.Comment);
    }
}
