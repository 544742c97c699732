using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Declaration;

/// <summary>The width of the vectors that emitted code uses, as the project asks for it.</summary>
/// <param name="Bits">128, 256 or 512.</param>
/// <param name="Diagnostics">One if the project asks for anything else; the default is then used, so that no other error follows.</param>
internal sealed record VectorWidth(int Bits, EquatableArray<Diagnostic> Diagnostics)
{
    public const int Default = 256;

    private const string Property = "build_property.NetGenVectorWidth";

    public static VectorWidth Read(AnalyzerConfigOptions options)
    {
        string text = options.TryGetValue(Property, out string? value) ? value.Trim() : string.Empty;
        return text switch
        {
            "" => new VectorWidth(Default, default),
            "128" => new VectorWidth(128, default),
            "256" => new VectorWidth(256, default),
            "512" => new VectorWidth(512, default),
            _ => new VectorWidth(Default, EquatableArray.Of(
                Diagnostic.Create(Descriptors.Of(Problem.InvalidVectorWidth), Location.None, text))),
        };
    }
}
