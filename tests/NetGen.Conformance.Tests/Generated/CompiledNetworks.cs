using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetGen.Testing;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Many networks compiled into one assembly: the compiler's fixed cost is paid once.</summary>
internal sealed class CompiledNetworks
{
    private readonly Dictionary<string, NetworkDefinition> _definitions;

    public CompiledNetworks(IEnumerable<NetworkDefinition> definitions, RunOptions? options = null)
    {
        _definitions = definitions.ToDictionary(definition => definition.Name);
        StringBuilder source = new("using NetGen;\n");
        foreach (NetworkDefinition definition in _definitions.Values)
        {
            source.Append('\n').Append(DefinitionSource.ToSource(definition, definition.Name));
        }

        Compilation = NetworkCompilation.Load(source.ToString(), options);
    }

    public NetworkCompilation Compilation { get; }

    public IEnumerable<string> Names => _definitions.Keys;

    /// <summary>The definition that a class was declared from: not the emitted one.</summary>
    public NetworkDefinition Definition(string name) => _definitions[name];

    public ILoadedNetwork Create(string name, ulong seed = 0) => Compilation.Create(name, seed);

    public ILoadedTrainableNetwork CreateTrainable(string name, ulong seed = 0) => Compilation.CreateTrainable(name, seed);
}
