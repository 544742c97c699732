using System.Collections.Generic;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Where the results of layers are during a pass.</summary>
/// <param name="input">The network's input.</param>
internal sealed class ValuePlaces(Tensor input)
{
    private readonly Dictionary<int, Tensor> _outputs = new() { [LayerModel.NetworkInput] = input };
    private readonly Dictionary<int, Tensor> _sums = [];

    public void SetOutput(int stage, Tensor tensor) => _outputs[stage] = tensor;

    public void SetPreActivation(int stage, Tensor tensor) => _sums[stage] = tensor;

    /// <summary>Whether the layer's weighted sums are kept beside what its activation makes of them.</summary>
    public bool KeepsSums(Stage stage) => _sums.ContainsKey(stage.Index);

    public Tensor Output(int stage) => _outputs[stage];

    public Tensor Input(Stage stage, int index) => _outputs[stage.Sources[index]];

    /// <summary>What the layer's activation is applied to: its weighted sums, or its input if it does nothing else.</summary>
    public Tensor PreActivation(Stage stage) =>
        stage.Descriptor.IsActivationOnly ? Input(stage, 0) : _sums[stage.Index];
}
