using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;

namespace NetGen.Generators;

/// <summary>From a network's model to its file: lowering, then emission.</summary>
internal static class NetworkCompiler
{
    public static GeneratedFile Compile(NetworkModel model) =>
        new(HintName.Of(model.Type.MetadataName), NetworkPrinter.Print(NetworkLowering.Lower(model)));
}
